package io.chatflow.routing;

import io.micronaut.core.annotation.Nullable;

/// A place in the queue of a team, from 1. `estimatedSeconds` is how long it may take until a person takes it, from
/// how fast the queue moved lately; null when nothing is known.
public record QueuePosition(int position, @Nullable Long estimatedSeconds) {}
