package io.chatflow.retrieval.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts a text between sentences into passages of the size that a sentence model reads well. Each begins with the last
/// sentences of the one before it, so that an answer that spans the cut is found whole.
public final class Chunks {

    private static final int LONGEST = 900;
    private static final int OVERLAP = 200;
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.!?。！？])\\s+|\\n+");

    private Chunks() {}

    /// At least one; a text without a word is one empty passage.
    public static List<String> of(String text) {
        var chunks = new ArrayList<String>();
        var chunk = new StringBuilder();
        int fresh = 0;
        for (var sentence : sentences(text)) {
            if (fresh > 0 && chunk.length() + sentence.length() > LONGEST) {
                chunks.add(chunk.toString());
                chunk = new StringBuilder(tail(chunk));
                fresh = 0;
            }
            chunk.append(chunk.isEmpty() ? "" : " ").append(sentence);
            fresh++;
        }
        if (fresh > 0 || chunks.isEmpty()) {
            chunks.add(chunk.toString());
        }
        return chunks;
    }

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        for (var sentence : END_OF_SENTENCE.split(text.strip())) {
            for (int from = 0; from < sentence.length(); from += LONGEST) {
                sentences.add(sentence.substring(from, Math.min(sentence.length(), from + LONGEST)));
            }
        }
        return sentences;
    }

    /// The end of a passage, from a word on.
    private static String tail(CharSequence chunk) {
        int from = Math.max(0, chunk.length() - OVERLAP);
        var end = chunk.subSequence(from, chunk.length()).toString();
        return from == 0 ? end : end.substring(Math.max(0, end.indexOf(' '))).strip();
    }
}
