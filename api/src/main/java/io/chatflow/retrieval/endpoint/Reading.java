package io.chatflow.retrieval.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What became of a batch of passages.
public sealed interface Reading {

    /// In the order of the texts; empty for one that the endpoint does not take, today or tomorrow.
    record Done(List<Optional<float[]>> vectors) implements Reading {}

    /// Nothing was read: try again, after that time at the earliest.
    record Later(Duration atLeast) implements Reading {}
}
