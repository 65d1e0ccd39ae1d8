package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.QuickReplies;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.knowledge.FoundPassage;
import io.chatflow.retrieval.Asked;
import java.util.ArrayList;
import java.util.Optional;

/// Asks back, once, when articles are near the question and none is near enough.
final class Clarification {

    /// Below it what is found has nothing to do with the question.
    private static final double NEAR = 0.45;

    private static final int CHOICES = 3;
    private static final int LOOKED_AT = 6;

    private Clarification() {}

    /// Empty when nothing is near, or when this was asked just before: then people are needed.
    static Optional<Answer> ask(Question question, Utterance utterance, Sources sources) {
        var language = utterance.language();
        var asking = language.say("ask.which");
        var isAskedAlready = question.lastAnswer()
                .filter(last -> last.text().endsWith(asking))
                .isPresent();
        if (isAskedAlready || utterance.content().isEmpty()) {
            return Optional.empty();
        }
        var asked = new Asked(String.join(" ", utterance.content()), utterance.sentence());
        var titles = sources.passages(language.code(), asked, LOOKED_AT).stream()
                .filter(passage -> passage.sureness() >= NEAR)
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
