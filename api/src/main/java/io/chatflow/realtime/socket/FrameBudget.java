package io.chatflow.realtime.socket;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How many frames a socket may send: a burst after a time offline, then a steady rate that no person reaches.
final class FrameBudget {

    private static final int BURST = 1_500;
    private static final int PER_SECOND = 100;

    private FrameBudget() {}

    /// Says for each frame whether it is within the budget.
    static BooleanSupplier of(boolean limited) {
        if (!limited) {
            return () -> true;
        }
        var bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                .build();
        return () -> bucket.tryConsume(1);
    }
}
