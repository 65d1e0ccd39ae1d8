package io.chatflow.assistant;

import io.chatflow.knowledge.ArticleId;

/// What a message is by what the tenant taught: the label that fits best (the id of a category or of an article), its
/// name, and how surely. `threshold` is the score from which on it is believed; `version` the number of the training.
public record Taught(String label, String name, double score, double threshold, int version, Action action) {

    public boolean isBelieved() {
        return score >= threshold;
    }

    /// What is to be done about it.
    public sealed interface Action {}

    /// Look in the articles, as ever.
    public record Search() implements Action {}

    public record Quote(ArticleId article) implements Action {}

    public record Say(String words) implements Action {}

    public record HandOver() implements Action {}
}
