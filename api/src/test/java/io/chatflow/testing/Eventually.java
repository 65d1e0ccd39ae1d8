package io.chatflow.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what comes about in the background.
///
/// It looks again after a pause: a loop that asks without one spends the caller's rate limit within two
/// seconds on a fast machine, and is then refused.
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    /// The value once it is as wanted.
    ///
    /// @throws AssertionError when it is not so within a minute
    public static <T> T eventually(Supplier<T> value, Predicate<? super T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var now = value.get();
            if (wanted.test(now)) {
                return now;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not so within " + PATIENCE + ", last seen: " + now);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// @throws AssertionError when the condition does not hold within a minute
    public static void eventually(BooleanSupplier condition) {
        eventually(condition::getAsBoolean, held -> held);
    }
}
