package io.chatflow.retrieval.endpoint;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.List;

/// What became of one request.
sealed interface Outcome {

    /// In the order of the texts, each of length 1.
    record Made(List<float[]> vectors) implements Outcome {}

    /// The endpoint answers, and takes this input for impossible: too long, say.
    record Refused(int code) implements Outcome {}

    /// `reason` is for the log and names nothing that was sent. `retryAfter`: what the endpoint asked
    /// for.
    record Failed(String reason, @Nullable Duration retryAfter) implements Outcome {}
}
