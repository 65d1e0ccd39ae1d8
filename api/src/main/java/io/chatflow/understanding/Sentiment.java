package io.chatflow.understanding;

/// How a message sounds. `negative` is how probably it is negative, from 0 to 1; `by` who says so.
public record Sentiment(Feeling feeling, double negative, By by) {

    public enum Feeling {
        negative,
        neutral,
        positive
    }

    public enum By {
        /// The regression on the meaning of English sentences.
        model,
        /// The rules of the message's language.
        rules
    }

    /// What the rules of a language are sure of.
    public static Sentiment ruled(Feeling feeling) {
        return new Sentiment(feeling, feeling == Feeling.negative ? 1 : 0, By.rules);
    }

    public boolean unhappy() {
        return feeling == Feeling.negative;
    }
}
