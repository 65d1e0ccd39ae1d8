package io.chatflow.platform.text;

/// Forms of words in whatever language, by how they begin.
public final class WordForms {

    private static final int SHORTEST_BEGINNING = 3;
    private static final int LONGEST_ENDING = 2;

    /// Shorter words begin too many others.
    private static final int BEGINS_COMPOUNDS = 5;

    private WordForms() {}

    /// Whether both may be forms of one word, or the longer one begins with the other: return and returning, Versand
    /// and
    /// Versandkosten. Both are folded.
    public static boolean alike(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (shorter < BEGINS_COMPOUNDS && Math.abs(one.length() - other.length()) > shorter - LONGEST_ENDING) {
            return false;
        }
        int beginning = Math.max(SHORTEST_BEGINNING, shorter - LONGEST_ENDING);
        return one.equals(other) || one.regionMatches(0, other, 0, beginning);
    }
}
