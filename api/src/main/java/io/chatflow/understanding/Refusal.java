package io.chatflow.understanding;

import java.util.List;

/// From which score on a judgement is believed.
public record Refusal(double threshold) {

    /// Of the questions that do belong to a class, at most this share is refused.
    public static final double FALSE_REFUSALS = 0.05;

    public static final Refusal NEVER = new Refusal(Double.NEGATIVE_INFINITY);

    /// `scores` are those of questions that belong to a class; empty: nothing is refused.
    public static Refusal fitted(List<Double> scores) {
        var sorted = scores.stream().sorted().toList();
        return sorted.isEmpty() ? NEVER : new Refusal(sorted.get((int) (sorted.size() * FALSE_REFUSALS)));
    }

    public boolean refuses(Judgement judgement) {
        return judgement.score() < threshold;
    }
}
