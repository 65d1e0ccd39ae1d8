package io.chatflow.understanding;

/// The class that fits a text best, and how surely (0 to 1); how like the nearest example of the class it is (cosine, 0
/// to 1).
public record Judgement(String label, double score, double nearest) {}
