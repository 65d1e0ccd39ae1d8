package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.Citation;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.assistant.extracts.Extract;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.knowledge.FoundPassage;
import io.chatflow.platform.text.Folding;
import io.chatflow.retrieval.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Answers that are extracts of the tenant's articles, with the article cited.
final class ArticleAnswers {

    private static final double SURE_OF_DAMAGE = 0.8;

    /// Neighbours of the best passage in the same article are quoted with it from this share of its score on.
    private static final double NEARLY_AS_GOOD = 0.7;

    /// Another article is taken for as good an answer down to this distance of sureness.
    private static final double NEARLY_AS_SURE = 0.1;

    private static final int LOOKED_AT = 6;
    private static final int MOST_SECTIONS = 3;

    /// In characters, as the answer tells them.
    private static final int LONGEST_TOGETHER = 500;

    private ArticleAnswers() {}

    /// Empty when no passage covers enough of the question.
    static Optional<Answer> extract(Question question, Utterance utterance, Sources sources) {
        return extract(utterance, sources, question.settings().thresholds().answer());
    }

    /// From this article, as was taught, unless another answers more surely than that. Empty when she may not read it.
    static Optional<Answer> of(
            ArticleId article, double sureness, Question question, Utterance utterance, Sources sources) {
        var found = passages(utterance, sources);
        var better = found.stream()
                .filter(passage -> !passage.article().equals(article))
                .anyMatch(passage -> passage.sureness() > sureness
                        && passage.sureness()
                                >= question.settings().thresholds().answer());
        var own = found.stream()
                .filter(passage -> passage.article().equals(article))
                .toList();
        var quoted = own.isEmpty() ? sources.article(article, 1) : own;
        return better || quoted.isEmpty()
                ? Optional.empty()
                : Optional.of(answer(quoted.getFirst(), quoted, utterance));
    }

    /// Something broken is a matter for people unless an article tells of just that.
    static Optional<Answer> ofDamage(Utterance utterance, Sources sources) {
        return extract(utterance, sources, SURE_OF_DAMAGE);
    }

    private static Optional<Answer> extract(Utterance utterance, Sources sources, double least) {
        var found = passages(utterance, sources);
        return found.stream()
                .filter(passage -> passage.sureness() >= least)
                .findFirst()
                .map(best -> contradicting(best, found, least, utterance.language())
                        .flatMap(other -> newer(best, other, found, utterance, sources))
                        .orElseGet(() -> answer(best, found, utterance)));
    }

    /// Another article about the same that has as much of the question, answers nearly as surely, and says other
    /// figures.
    private static Optional<FoundPassage> contradicting(
            FoundPassage best, List<FoundPassage> found, double least, Language language) {
        return found.stream()
                .filter(other -> !other.article().equals(best.article()))
                .filter(other -> other.sureness() >= Math.max(least, best.sureness() - NEARLY_AS_SURE)
                        && other.coverage() >= best.coverage())
                .filter(other -> Contradiction.shareWord(best.title(), other.title(), language.filler())
                        && Contradiction.between(best.text(), other.text()))
                .findFirst();
    }

    /// The newer of both, with a word about the other one.
    private static Optional<Answer> newer(
            FoundPassage one, FoundPassage other, List<FoundPassage> found, Utterance utterance, Sources sources) {
        var ones = sources.changedAt(one.article());
        var others = sources.changedAt(other.article());
        if (ones.isEmpty() || others.isEmpty() || ones.get().equals(others.get())) {
            return Optional.empty();
        }
        return Optional.of(
                ones.get().isAfter(others.get())
                        ? newer(one, ones.get(), other, others.get(), found, utterance)
                        : newer(other, others.get(), one, ones.get(), found, utterance));
    }

    private static Answer newer(
            FoundPassage newer,
            Instant changed,
            FoundPassage older,
            Instant changedBefore,
            List<FoundPassage> found,
            Utterance utterance) {
        var answer = answer(newer, found, utterance);
        var language = utterance.language();
        var day = Amounts.day(changed, language);
        var dayBefore = Amounts.day(changedBefore, language);
        var title = Written.plain(older.title());
        var note = day.equals(dayBefore)
                ? language.say("article.newer.same_day", title, day)
                : language.say("article.newer", title, day, dayBefore);
        return answer.saying(answer.text() + "\n\n" + note).citing(List.of(citation(newer), citation(older)));
    }

    private static Citation citation(FoundPassage passage) {
        return new Citation(passage.article(), passage.title(), passage.url());
    }

    /// The best first; none when nothing is asked.
    static List<FoundPassage> passages(Utterance utterance, Sources sources) {
        var content = utterance.content();
        return content.isEmpty()
                ? List.of()
                : sources.passages(
                        utterance.language().code(),
                        new Asked(String.join(" ", content), utterance.sentence()),
                        LOOKED_AT);
    }

    /// A passage and what of it answers.
    private record Quoted(FoundPassage passage, String section) {}

    /// Of the best passage and of those of its article that are nearly as good, in the order of the article, as far as
    /// they fit.
    private static List<Quoted> together(FoundPassage best, List<FoundPassage> found, List<String> asked) {
        var chosen = new ArrayList<Quoted>();
        chosen.add(new Quoted(best, section(best, asked)));
        int room = LONGEST_TOGETHER - chosen.getFirst().section().length();
        for (var other : found) {
            var section = section(other, asked);
            if (other.article().equals(best.article())
                    && other.place() != best.place()
                    && other.score() >= best.score() * NEARLY_AS_GOOD
                    && section.length() <= room
                    && chosen.size() < MOST_SECTIONS) {
                chosen.add(new Quoted(other, section));
                room -= section.length();
            }
        }
        chosen.sort(Comparator.comparingInt(one -> one.passage().place()));
        return chosen;
    }

    private static Answer answer(FoundPassage best, List<FoundPassage> found, Utterance utterance) {
        var text = "**" + Written.plain(best.title()) + "**\n"
                + together(best, found, utterance.content()).stream()
                        .map(Quoted::section)
                        .collect(Collectors.joining("\n\n"));
        return Answer.of("article", text).citing(List.of(citation(best))).offeringPerson();
    }

    private static String section(FoundPassage passage, List<String> asked) {
        var hasOwnHeading = !passage.heading().isBlank()
                && !Folding.words(passage.heading()).equals(Folding.words(passage.title()));
        var extract = Extract.of(passage.text(), passage.title() + " " + passage.heading(), asked);
        if (!hasOwnHeading) {
            return extract;
        }
        // A list begins on a line of its own.
        var gap = extract.matches("(?s)(?:-|\\d+\\.) .*") ? "\n" : " ";
        return "**" + Written.plain(passage.heading()) + "**:" + gap + extract;
    }
}
