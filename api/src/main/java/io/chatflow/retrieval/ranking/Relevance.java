package io.chatflow.retrieval.ranking;

import io.micronaut.core.annotation.Nullable;

/// What words and meaning say together, by how well the model is known.
public enum Relevance {

    /// By a model that comes with the product: the numbers were fitted with it.
    fitted {
        @Override
        public double share(int words) {
            return Weighting.DEFAULT.meaning(words);
        }

        @Override
        public double absolute(double coverage, double similarity) {
            return similarity;
        }

        @Override
        public double near() {
            return 0.35;
        }

        @Override
        double sureness(double coverage, double similarity) {
            return Sureness.of(coverage, similarity);
        }
    },

    /// By a model of the operator's, in languages that nothing was fitted in. Its meaning counts half as
    /// much as words do, and adds to what words say without ever taking from it. By itself it suffices
    /// for a question back and never for an answer: a wrong answer costs more than a question.
    careful {
        @Override
        public double share(int words) {
            return 0.35;
        }

        @Override
        public double absolute(double coverage, double similarity) {
            return (coverage * COVERAGE_AS_SIMILARITY + Math.max(0, similarity)) / 2;
        }

        @Override
        public double near() {
            return 0.4;
        }

        @Override
        double sureness(double coverage, double similarity) {
            double most = BY_MEANING_ALONE + coverage / 4;
            return Math.max(coverage, Math.min(most, Sureness.of(coverage, similarity)));
        }
    };

    /// Between the default thresholds of the assistant, 0.45 for a question back and 0.55 for an answer.
    private static final double BY_MEANING_ALONE = 0.5;

    private static final double COVERAGE_AS_SIMILARITY = 0.6;

    /// Of meaning in the order, 0 to 1, for a question of so many words.
    public abstract double share(int words);

    /// How good a passage is, whatever the others are. `similarity` is a cosine.
    public abstract double absolute(double coverage, double similarity);

    /// The same where meanings are not compared.
    public static double absolute(double coverage) {
        return coverage * COVERAGE_AS_SIMILARITY;
    }

    /// Something is always the most similar: without a word in common it takes more than that.
    public abstract double near();

    abstract double sureness(double coverage, double similarity);

    /// How surely a passage answers, 0 to 1. Where meanings are not compared, coverage says it alone.
    public double sureness(double coverage, @Nullable Double similarity) {
        return similarity == null ? coverage : sureness(coverage, similarity.doubleValue());
    }
}
