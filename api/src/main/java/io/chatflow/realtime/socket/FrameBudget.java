package io.chatflow.realtime.socket;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How many frames a socket may send: a burst after a time offline, then a steady rate that no person reaches.
final class FrameBudget {

    private static final int BURST = 1_500;
    private static final int PER_SECOND = 100;

    /// Each hello reads what was missed, and all sockets wait in one line for it.
    private static final int HELLOS = 20;

    private static final Duration ANOTHER_HELLO_AFTER = Duration.ofSeconds(2);

    private FrameBudget() {}

    /// Says for each hello whether it is within the budget: tokens are renewed every few minutes.
    static BooleanSupplier ofHellos(boolean limited) {
        if (!limited) {
            return () -> true;
        }
        var bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(HELLOS).refillGreedy(1, ANOTHER_HELLO_AFTER))
                .build();
        return () -> bucket.tryConsume(1);
    }

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
