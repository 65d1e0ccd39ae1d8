package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.QuickReplies;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.knowledge.FoundPassage;
import java.util.ArrayList;
import java.util.Optional;

/// Asks back, once, when articles are near the question and none is near enough.
final class Clarification {

    private static final int CHOICES = 3;

    private Clarification() {}

    /// Empty when nothing is near, or when this was asked just before: then people are needed.
    static Optional<Answer> ask(Question question, Utterance utterance, Sources sources) {
        var language = utterance.language();
        var asking = language.say("ask.which");
        var isAskedAlready = question.lastAnswer()
                .filter(last -> last.text().endsWith(asking))
                .isPresent();
        if (isAskedAlready) {
            return Optional.empty();
        }
        var near = question.settings().thresholds().clarify();
        var titles = ArticleAnswers.passages(utterance, sources).stream()
                .filter(passage -> passage.sureness() >= near)
                .map(FoundPassage::title)
                .map(Written::plain)
                .distinct()
                .limit(CHOICES)
                .toList();
        if (titles.isEmpty()) {
            return Optional.empty();
        }
        var options = new ArrayList<>(titles);
        options.add(language.say("ask.person"));
        return Optional.of(Answer.of("clarify", asking).with(new QuickReplies(options)));
    }
}
