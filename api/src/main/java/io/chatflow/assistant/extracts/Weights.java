package io.chatflow.assistant.extracts;

import io.chatflow.platform.text.Folding;
import io.chatflow.platform.text.WordForms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much of a question a part of a passage says: words that few of its parts have say more, those of its title
/// little, since all of it is about them.
final class Weights {

    private static final int SHORTEST = 3;
    private static final double IN_TITLE = 0.3;

    private final Map<String, Double> weights = new LinkedHashMap<>();

    /// `asked`: the folded words of the question that say something; `parts`: all parts of the passage.
    Weights(List<String> asked, String title, List<String> parts) {
        var words = parts.stream().map(Folding::words).toList();
        var titled = Folding.words(title);
        for (var word : asked) {
            long having = words.stream().filter(part -> has(part, word)).count();
            if (having > 0 && (word.length() >= SHORTEST || Character.isDigit(word.charAt(0)))) {
                double rarity = Math.log(1 + (double) parts.size() / having);
                weights.put(word, has(titled, word) ? rarity * IN_TITLE : rarity);
            }
        }
    }

    double of(String text) {
        var words = Folding.words(text);
        return weights.entrySet().stream()
                .filter(one -> has(words, one.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static boolean has(List<String> words, String asked) {
        return words.stream().anyMatch(word -> WordForms.alike(asked, word));
    }
}
