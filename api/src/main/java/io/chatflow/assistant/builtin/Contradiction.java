package io.chatflow.assistant.builtin;

import io.chatflow.platform.text.Folding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether two texts say different figures of the same thing: "within 30 days" and "within 14 days".
final class Contradiction {

    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]*(?:[.](?=\\d)[^.!?\\n]*)*[.!?\\n]?");
    private static final Pattern FIGURE = Pattern.compile("([€$£])?\\s?(\\d+(?:[.,]\\d+)*)\\s?(%|€|\\$|£|\\p{L}{2,})?");

    /// Sentences about the same thing share so many words at least, and this share of those of the shorter.
    private static final int LEAST_IN_COMMON = 3;

    private static final double SHARE_IN_COMMON = 0.6;
    private static final int SHORTEST = 4;

    private Contradiction() {}

    /// `unit` is what is counted; `words` are the others of the sentence.
    private record Said(String unit, String figure, Set<String> words) {

        boolean agrees(Said other) {
            return unit.equals(other.unit) && figure.equals(other.figure);
        }

        boolean isOfTheSame(Said other) {
            var common = new HashSet<>(words);
            common.retainAll(other.words);
            return unit.equals(other.unit)
                    && common.size() >= LEAST_IN_COMMON
                    && common.size() >= Math.min(words.size(), other.words.size()) * SHARE_IN_COMMON;
        }
    }

    /// A figure that both say somewhere contradicts nothing.
    static boolean between(String one, String other) {
        var here = said(one);
        var there = said(other);
        var onlyHere = without(here, there);
        return without(there, here).stream().anyMatch(that -> onlyHere.stream().anyMatch(that::isOfTheSame));
    }

    /// Whether both are about the same, as far as their titles tell.
    static boolean shareWord(String title, String other, Set<String> filler) {
        var common = words(title);
        common.retainAll(words(other));
        return common.stream().anyMatch(word -> !filler.contains(word));
    }

    private static List<Said> without(List<Said> all, List<Said> known) {
        return all.stream().filter(one -> known.stream().noneMatch(one::agrees)).toList();
    }

    private static List<Said> said(String text) {
        var all = new ArrayList<Said>();
        SENTENCE.matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(sentence -> FIGURE.matcher(sentence)
                        .results()
                        .filter(found -> unit(found) != null)
                        .forEach(found -> all.add(said(unit(found), found.group(2), sentence))));
        return all;
    }

    private static String unit(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(3);
    }

    private static Said said(String unit, String figure, String sentence) {
        var counted = singular(Folding.fold(unit));
        var words = words(sentence);
        words.remove(counted);
        return new Said(counted, figure(figure), words);
    }

    private static Set<String> words(String text) {
        return Folding.words(text).stream()
                .filter(word -> word.length() >= SHORTEST)
                .map(Contradiction::singular)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// 4,90 is 4.90, and 30.00 is 30.
    private static String figure(String written) {
        return written.replace(',', '.').replaceFirst("\\.0+$", "");
    }

    private static String singular(String word) {
        return word.length() > 2 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
