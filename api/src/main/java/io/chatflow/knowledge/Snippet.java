package io.chatflow.knowledge;

import io.chatflow.platform.text.EditDistance;
import io.chatflow.platform.text.Folding;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A few sentences of a passage, around what the question asks.
final class Snippet {

    private static final int LONGEST = 240;

    private Snippet() {}

    static String of(String text, String question) {
        var asked = Folding.words(question).stream()
                .filter(word -> word.length() > 2)
                .toList();
        var sentences = sentences(text.replaceAll("\\s+", " ").strip());
        int best = 0;
        long most = -1;
        for (int at = 0; at < sentences.size(); at++) {
            var words = Folding.words(sentences.get(at));
            long hits = asked.stream()
                    .filter(word -> words.stream().anyMatch(other -> alike(word, other)))
                    .count();
            if (hits > most) {
                most = hits;
                best = at;
            }
        }
        var snippet = new StringBuilder();
        for (int at = best;
                at < sentences.size() && snippet.length() + sentences.get(at).length() <= LONGEST;
                at++) {
            snippet.append(sentences.get(at));
        }
        var shown = snippet.isEmpty() && !sentences.isEmpty() ? sentences.get(best) : snippet.toString();
        return shortened(shown.strip());
    }

    private static boolean alike(String asked, String written) {
        int stem = Math.max(3, Math.min(asked.length(), written.length()) - 2);
        return asked.regionMatches(0, written, 0, stem) || EditDistance.looksLike(asked, written);
    }

    private static List<String> sentences(String text) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        var sentences = new ArrayList<String>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            sentences.add(text.substring(start, end));
        }
        return sentences;
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, space > LONGEST / 2 ? space : LONGEST).strip() + "…";
    }
}
