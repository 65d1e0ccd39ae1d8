package io.chatflow.retrieval.ranking;

import java.util.Arrays;

/// Joins what words and meaning say of each text into one order.
public final class Fusion {

    private static final int FEW = 8;

    private Fusion() {}

    /// `meaning` is the share of the meaning, 0 to 1; together a text has at most 1. A text whose meaning is
    /// not `compared` counts by its words alone.
    public static double[] of(double[] words, double[] similarities, boolean[] compared, double meaning) {
        var byWords = scaled(words);
        var byMeaning = scaled(similarities);
        var scores = new double[words.length];
        for (int i = 0; i < scores.length; i++) {
            double share = compared[i] ? meaning : 0;
            scores[i] = (1 - share) * byWords[i] + share * byMeaning[i];
        }
        return scores;
    }

    /// From 0 for a usual text to 1 for the best. Of a few texts none is usual.
    private static double[] scaled(double[] scores) {
        var sorted = scores.clone();
        Arrays.sort(sorted);
        double most = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        double usual = sorted.length < FEW ? 0 : sorted[sorted.length / 2];
        double span = most - usual;
        return Arrays.stream(scores)
                .map(score -> span <= 0 ? 0 : Math.max(0, score - usual) / span)
                .toArray();
    }
}
