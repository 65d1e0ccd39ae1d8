package io.chatflow.assistant;

import io.chatflow.understanding.Sentiment;
import io.chatflow.understanding.Sentiment.Feeling;
import java.util.List;
import java.util.Optional;

/// How a shopper sounds: in the last of her messages whose tone could be told, and whether she is getting unhappier:
/// that one is negative, and so is the one before it.
public record Mood(Feeling feeling, boolean worsening) {

    /// The last message first.
    public static Optional<Mood> of(List<Sentiment> heard) {
        return heard.stream()
                .findFirst()
                .map(last -> new Mood(
                        last.feeling(),
                        heard.size() > 1 && heard.stream().limit(2).allMatch(Sentiment::unhappy)));
    }
}
