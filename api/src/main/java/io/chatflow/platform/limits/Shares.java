package io.chatflow.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What callers have left of their limits, as far as this node knows.
@Singleton
class Shares {

    private static final int MOST = 200_000;
    private static final Duration IDLE = Duration.ofMinutes(10);

    record Key(Limit limit, String caller) {}

    /// @param untold what was spent here and the other nodes have not been told
    record Share(Bucket bucket, AtomicLong untold) {}

    private final Cache<Key, Share> shares =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

    Share of(Key key) {
        return shares.get(key, fresh -> new Share(bucket(fresh.limit()), new AtomicLong()));
    }

    private static Bucket bucket(Limit limit) {
        return Bucket.builder()
                .addLimit(share -> share.capacity(limit.requests()).refillGreedy(limit.requests(), limit.window()))
                .build();
    }
}
