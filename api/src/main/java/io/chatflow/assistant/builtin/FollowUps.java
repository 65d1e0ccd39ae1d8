package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.platform.text.Folding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Messages that only make sense after the answer before: "the second", "and the blue one?".
final class FollowUps {

    private static final int MOST_WORDS = 6;
    private static final Pattern LISTED_ORDER = Pattern.compile("(?m)^- #(\\S+) \\(");

    private FollowUps() {}

    /// The number of the order that is meant by its place in the list that was shown last.
    static Optional<String> order(Question question, Utterance utterance) {
        return question.lastAnswer().flatMap(last -> {
            var listed = LISTED_ORDER
                    .matcher(last.text())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            return pick(listed, utterance);
        });
    }

    /// The number of the one order that has the day or the amount that she names after orders were shown: "the one for
    /// 49.90".
    static Optional<String> orderByFact(Question question, Utterance utterance, Sources sources) {
        var wereShown = question.lastAnswer()
                .filter(last -> last.orderNumber() != null
                        || LISTED_ORDER.matcher(last.text()).find())
                .isPresent();
        boolean isShort = utterance.words().split(" ").length <= MOST_WORDS + 2;
        if (!wereShown
                || !isShort
                || utterance.means(Intent.product)
                || !utterance.numbers().isEmpty()) {
            return Optional.empty();
        }
        var fitting = MeantOrders.byFacts(utterance, sources);
        return fitting.size() == 1 ? Optional.of(fitting.getFirst().number()) : Optional.empty();
    }

    /// The title of the product that is meant by its place in the list that was shown last.
    static Optional<String> product(Question question, Utterance utterance) {
        return question.lastAnswer().flatMap(last -> pick(last.products(), utterance));
    }

    /// What to look for instead of "the blue one": the same kind of thing as what was shown last, and what is new.
    static Optional<String> anotherOfItsKind(Question question, Utterance utterance) {
        var words = List.of(utterance.words().split(" "));
        if (words.size() > MOST_WORDS || !utterance.hasAny(utterance.language().pronouns())) {
            return Optional.empty();
        }
        return question.lastAnswer()
                .filter(last -> !last.products().isEmpty())
                .map(last -> Folding.words(last.products().getFirst()))
                .filter(title -> !title.isEmpty())
                .map(title -> String.join(" ", utterance.content()) + " " + title.getLast());
    }

    private static Optional<String> pick(List<String> listed, Utterance utterance) {
        if (listed.size() < 2 || utterance.words().split(" ").length > MOST_WORDS) {
            return Optional.empty();
        }
        var ordinals = utterance.language().ordinals();
        return IntStream.range(0, Math.min(listed.size(), ordinals.size()))
                .filter(place -> utterance.hasAny(ordinals.get(place)))
                .mapToObj(listed::get)
                .findFirst();
    }
}
