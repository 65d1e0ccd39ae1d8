package io.chatflow.platform.text;

/// How many slips of the finger lie between two words.
public final class EditDistance {

    private EditDistance() {}

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment: Damerau 1964), counted up
    /// to `most`; anything farther apart is `most + 1`.
    public static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        var beforeLast = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            int best = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = last[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                int cost = Math.min(replaced, Math.min(last[column], current[column - 1]) + 1);
                if (swapped(one, row, other, column)) {
                    cost = Math.min(cost, beforeLast[column - 2] + 1);
                }
                current[column] = cost;
                best = Math.min(best, cost);
            }
            if (best > most) {
                return most + 1;
            }
            beforeLast = last;
            last = current;
        }
        return Math.min(last[other.length()], most + 1);
    }

    /// True when one word is likely the other mistyped: one slip from five letters on, two from eight on, and the first
    /// letter right.
    public static boolean looksLike(String typed, String meant) {
        int length = Math.min(typed.length(), meant.length());
        if (length < 5 || typed.charAt(0) != meant.charAt(0)) {
            return typed.equals(meant);
        }
        int most = length < 8 ? 1 : 2;
        return between(typed, meant, most) <= most;
    }

    private static boolean swapped(String one, int row, String other, int column) {
        return row > 1
                && column > 1
                && one.charAt(row - 1) == other.charAt(column - 2)
                && one.charAt(row - 2) == other.charAt(column - 1);
    }
}
