package io.chatflow.commerce.woocommerce.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/// Keeps us from being a burden to anybody's shop: few requests at once, and no more than it serves beside
/// its shoppers.
@Singleton
class StoreGates {

    private static final int AT_ONCE = 4;
    private static final int A_SECOND = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /// A request waits for one of the places and then for its share of the second.
    static final Duration LONGEST_PASSAGE = LONGEST_WAIT.multipliedBy(2);

    private final Cache<String, Gate> gates = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private record Gate(Semaphore places, Bucket bucket) {

        static Gate open() {
            var bucket = Bucket.builder()
                    .addLimit(share -> share.capacity(2 * A_SECOND).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
                    .build();
            return new Gate(new Semaphore(AT_ONCE, true), bucket);
        }
    }

    /// Waits for a place. Empty when none came free in time: then nothing was sent.
    Optional<StoreReply> pass(HttpUrl store, Supplier<StoreReply> request) {
        var gate = gates.get(store.host() + ":" + store.port(), host -> Gate.open());
        try {
            if (!gate.places().tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            try {
                return gate.bucket().asBlocking().tryConsume(1, LONGEST_WAIT)
                        ? Optional.of(request.get())
                        : Optional.empty();
            } finally {
                gate.places().release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
