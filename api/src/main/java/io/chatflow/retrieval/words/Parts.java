package io.chatflow.retrieval.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a long question into parts, by words: who tells a story wants two or three things, and the meaning of the whole
/// is near none of them. Each part begins in the middle of the one before it, so that what is said across a cut is said
/// whole somewhere.
public final class Parts {

    /// About a minute of telling. Shorter questions are about one thing.
    private static final int WORDS = 100;

    /// Less than a hundred words of any story take. Without it, a text of words of one letter would cost twice what a
    /// story of its length does.
    private static final int CHARACTERS = 400;

    /// Each part takes a few milliseconds to read: of an endless text they are longer instead.
    private static final int MOST = 8;

    private Parts() {}

    /// Whether a question of so many words is long.
    public static boolean has(int words) {
        return words > WORDS;
    }

    /// At least two, or none where the question is not long or its words are too short for a story.
    public static List<String> of(String question) {
        var words = question.strip().split("\\s+");
        if (!has(words.length)) {
            return List.of();
        }
        int characters =
                words.length + Arrays.stream(words).mapToInt(String::length).sum();
        int length = Math.max(
                Math.max(WORDS, Math.ceilDiv(2 * words.length, MOST + 1)),
                Math.ceilDiv(words.length * CHARACTERS, characters));
        if (length >= words.length) {
            return List.of();
        }
        int steps = Math.ceilDiv(2 * (words.length - length), length);
        var parts = new ArrayList<String>();
        for (int i = 0; i <= steps; i++) {
            int from = (words.length - length) * i / steps;
            parts.add(String.join(" ", Arrays.copyOfRange(words, from, from + length)));
        }
        return parts;
    }
}
