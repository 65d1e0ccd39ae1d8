package io.chatflow.retrieval.ranking;

import io.chatflow.retrieval.words.Parts;

/// How much meaning counts beside words, by the length of the question. Words alone decide short questions well; a long
/// one shares some with everything. `evaluate retrieval` measures others.
public record Weighting(double few, double some, double many) {

    public static final Weighting DEFAULT = new Weighting(0.5, 0.6, 0.7);

    private static final int FEW_WORDS = 4;

    /// The share of meaning, 0 to 1.
    public double meaning(int words) {
        if (words <= FEW_WORDS) {
            return few;
        }
        return Parts.has(words) ? many : some;
    }
}
