package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.ProductsCard;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Question.Said;
import io.chatflow.assistant.Sources;
import io.chatflow.commerce.ProductView;
import io.chatflow.commerce.Suggestion;
import io.chatflow.commerce.Suggestion.Signal;
import io.chatflow.commerce.Wish;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Answers to "recommend me something", "what goes with this?" and "something similar": products, each with what speaks
/// for it.
final class Recommendations {

    private static final int SHOWN = 4;

    private Recommendations() {}

    static boolean areWanted(Utterance utterance) {
        return utterance.means(Intent.goes_with)
                || utterance.means(Intent.similar)
                || utterance.means(Intent.recommendation);
    }

    /// Empty when none are wanted, or the shop has nothing to show.
    static Optional<Answer> answer(Question question, Utterance utterance, Sources sources, List<String> tried) {
        if (!areWanted(utterance)) {
            return Optional.empty();
        }
        tried.add("recommendations");
        var kind = kind(utterance);
        var meant = kind == Wish.Kind.anything ? null : meant(question, utterance, sources);
        var found = found(kind, meant, question, sources);
        if (found.isEmpty()) {
            return kind == Wish.Kind.anything
                    ? Optional.empty()
                    : Optional.of(
                            Answer.of("recommendation", utterance.language().say("suggest.which"))
                                    .offeringPerson());
        }
        return Optional.of(shown(kind, found, utterance.language()));
    }

    /// Who asks for anything again wants something else than what was shown just now.
    private static List<Suggestion> found(Wish.Kind kind, @Nullable String meant, Question question, Sources sources) {
        var shown = kind == Wish.Kind.anything
                ? question.lastAnswer().map(Said::products).orElse(List.of())
                : List.<String>of();
        return sources.suggestions(kind, meant, SHOWN + shown.size()).stream()
                .filter(one -> !shown.contains(one.product().title()))
                .limit(SHOWN)
                .toList();
    }

    private static Wish.Kind kind(Utterance utterance) {
        if (utterance.means(Intent.goes_with)) {
            return Wish.Kind.goes_with;
        }
        return utterance.means(Intent.similar) ? Wish.Kind.similar : Wish.Kind.anything;
    }

    /// The product that is named, or else the first of those that were shown last; null when there is none.
    private static @Nullable String meant(Question question, Utterance utterance, Sources sources) {
        return ProductAnswers.titled(utterance.original(), sources)
                .or(() -> ProductAnswers.meant(utterance, sources))
                .or(() -> question.lastAnswer()
                        .filter(last -> !last.products().isEmpty())
                        .flatMap(last -> ProductAnswers.titled(last.products().getFirst(), sources)))
                .map(ProductView::externalId)
                .orElse(null);
    }

    private static Answer shown(Wish.Kind kind, List<Suggestion> found, Language language) {
        var text = language.say(opening(kind, found))
                + "\n"
                + found.stream().map(one -> line(one, language)).collect(Collectors.joining("\n"));
        return Answer.of("recommendation", text)
                .with(new ProductsCard(found.stream().map(Suggestion::product).toList()));
    }

    /// Where nothing is what was asked for, it says so before it shows something else.
    private static String opening(Wish.Kind kind, List<Suggestion> found) {
        return switch (kind) {
            case anything -> "suggest.any";
            case goes_with -> has(Signal.bought_together, found) ? "suggest.any" : "suggest.none.with";
            case similar -> has(Signal.similar, found) ? "suggest.any" : "suggest.none.like";
        };
    }

    private static boolean has(Signal signal, List<Suggestion> found) {
        return found.stream().anyMatch(one -> one.signal() == signal);
    }

    private static String line(Suggestion suggestion, Language language) {
        var cause = suggestion.cause() == null
                ? ""
                : Written.plain(suggestion.cause().title());
        var reason = switch (suggestion.signal()) {
            case bought_together -> language.say("suggest.with", cause);
            case similar -> language.say("suggest.like", cause);
            case like_ordered -> language.say("suggest.ordered", cause);
            case popular -> language.say("suggest.popular");
            case range -> language.say("suggest.range");
        };
        return ProductAnswers.line(suggestion.product(), language) + " – " + reason;
    }
}
