package io.chatflow.retrieval.ranking;

/// From the cosines of one model to those of another, along a line.
public record Scale(double factor, double offset) {

    /// Of a model whose cosines are taken as they are.
    public static final Scale OWN = new Scale(1, 0);

    /// The line on which `from` becomes `to`, and `otherFrom` becomes `otherTo`.
    public static Scale through(double from, double to, double otherFrom, double otherTo) {
        double factor = (otherTo - to) / (otherFrom - from);
        return new Scale(factor, to - factor * from);
    }

    public double of(double cosine) {
        return Math.clamp(factor * cosine + offset, -1, 1);
    }
}
