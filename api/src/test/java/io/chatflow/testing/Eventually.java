package io.chatflow.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what comes about in the background.
///
/// It looks again after a pause, a longer one each time: a loop that asks without one spends the caller's rate limit
/// within two seconds on a fast machine, and is then refused.
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private Eventually() {}

    /// The value once it is as wanted.
    ///
    /// @throws AssertionError when it is not so within a minute
    public static <T> T eventually(Supplier<T> value, Predicate<? super T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long pause = FIRST_PAUSE.toNanos(); true; pause = Math.min(pause * 5 / 4, LONGEST_PAUSE.toNanos())) {
            var now = value.get();
            if (wanted.test(now)) {
                return now;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not so within " + PATIENCE + ", last seen: " + now);
            }
            LockSupport.parkNanos(pause);
        }
    }

    /// @throws AssertionError when the condition does not hold within a minute
    public static void eventually(BooleanSupplier condition) {
        eventually(condition::getAsBoolean, held -> held);
    }
}
