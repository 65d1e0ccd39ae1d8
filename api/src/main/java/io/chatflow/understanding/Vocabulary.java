package io.chatflow.understanding;

import io.chatflow.platform.text.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Words, pairs of words and runs of letters that more than one training text has, each with its rarity (smoothed
/// inverse document frequency).
final class Vocabulary {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}']+|[!?]+|:\\)|:\\(|[^\\p{L}\\p{N}\\s.,;:]");
    private static final int LONGEST = 1000;
    private static final int PIECE_FROM = 3;
    private static final int PIECE_TO = 5;
    private static final int MOST_TERMS = 60_000;

    private final Map<String, Integer> indexes = new HashMap<>();
    private final float[] rarity;

    private Vocabulary(Map<String, Integer> counts, int texts) {
        int atLeast = 2;
        while (countAtLeast(counts, atLeast) > MOST_TERMS) {
            atLeast++;
        }
        for (var term : counts.entrySet()) {
            if (term.getValue() >= atLeast) {
                indexes.put(term.getKey(), indexes.size());
            }
        }
        rarity = new float[indexes.size()];
        indexes.forEach((term, index) ->
                rarity[index] = (float) (1 + Math.log((1.0 + texts) / (1.0 + counts.get(term)))));
    }

    static Vocabulary of(List<String> texts) {
        var counts = new HashMap<String, Integer>();
        for (var text : texts) {
            terms(text).forEach(term -> counts.merge(term, 1, Integer::sum));
        }
        return new Vocabulary(counts, texts.size());
    }

    int size() {
        return rarity.length;
    }

    /// The terms weigh `share` together, beside a meaning that weighs 1.
    Features features(String text, float[] meaning, float share) {
        var known = terms(text).stream()
                .filter(indexes::containsKey)
                .mapToInt(indexes::get)
                .toArray();
        var weights = new float[known.length];
        double length = 0;
        for (int i = 0; i < known.length; i++) {
            weights[i] = rarity[known[i]];
            length += weights[i] * weights[i];
        }
        for (int i = 0; i < known.length; i++) {
            weights[i] *= (float) (share / Math.sqrt(length));
        }
        return new Features(meaning, known, weights);
    }

    private static Set<String> terms(String text) {
        var shown = Folding.fold(text.substring(0, Math.min(text.length(), LONGEST)));
        var tokens = new ArrayList<String>();
        TOKEN.matcher(shown).results().forEach(token -> tokens.add(token.group()));
        var terms = new LinkedHashSet<String>();
        var before = "^";
        for (var token : tokens) {
            terms.add(token);
            terms.add(before + " " + token);
            before = token;
            addPieces(" " + token + " ", terms);
        }
        return terms;
    }

    private static void addPieces(String word, Set<String> terms) {
        for (int length = PIECE_FROM; length <= PIECE_TO; length++) {
            for (int from = 0; from + length <= word.length(); from++) {
                terms.add("_" + word.substring(from, from + length));
            }
        }
    }

    private static long countAtLeast(Map<String, Integer> counts, int least) {
        return counts.values().stream().filter(count -> count >= least).count();
    }
}
