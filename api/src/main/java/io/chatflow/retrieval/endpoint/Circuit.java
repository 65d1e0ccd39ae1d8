package io.chatflow.retrieval.endpoint;

import io.micronaut.core.annotation.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Whether the endpoint is asked at all. After a few failures in a row, or when it asks to wait, nobody
/// waits for it any more until a try beside the questions has succeeded.
final class Circuit {

    private static final int MOST_FAILURES = 3;

    private final Clock clock;
    private int failures;
    private boolean open;
    private Instant notBefore = Instant.MIN;

    Circuit(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /// Since the last success.
    synchronized boolean hasFailed() {
        return failures > 0;
    }

    synchronized boolean mayTry() {
        return !clock.instant().isBefore(notBefore);
    }

    /// True for the one that opens it.
    synchronized boolean failed(@Nullable Duration retryAfter) {
        failures++;
        if (retryAfter != null) {
            notBefore = clock.instant().plus(retryAfter);
        }
        boolean opens = !open && (failures >= MOST_FAILURES || retryAfter != null);
        open |= opens;
        return opens;
    }

    /// True for the one that closes it.
    synchronized boolean worked() {
        boolean closes = open;
        open = false;
        failures = 0;
        notBefore = Instant.MIN;
        return closes;
    }
}
