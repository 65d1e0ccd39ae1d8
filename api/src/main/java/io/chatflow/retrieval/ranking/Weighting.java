package io.chatflow.retrieval.ranking;

/// How much meaning counts beside words, by the length of the question. Words alone decide short questions well, and
/// questions of a few sentences share too many words with everything. First choices: `evaluate retrieval` measures
/// others.
public record Weighting(double few, double some, double many) {

    public static final Weighting DEFAULT = new Weighting(0.5, 0.6, 0.6);

    private static final int FEW_WORDS = 4;
    private static final int MANY_WORDS = 30;

    /// The share of meaning, 0 to 1.
    public double meaning(int words) {
        if (words <= FEW_WORDS) {
            return few;
        }
        return words < MANY_WORDS ? some : many;
    }
}
