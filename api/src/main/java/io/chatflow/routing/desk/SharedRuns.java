package io.chatflow.routing.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;

/// Lets all who want the same work at the same time share a run of it: whoever asked before a run began is served by
/// that run. Work that looks at a whole queue is done once for a burst of changes, not once for each.
final class SharedRuns<K> {

    private static final class Turn {

        private final AtomicLong asked = new AtomicLong();
        private long served;
    }

    private final Cache<K, Turn> turns = Caffeine.newBuilder().weakValues().build();

    /// Returns once a run has ended that began after the call. What the run throws, its own caller gets; the others run
    /// again.
    void run(K key, Runnable work) {
        var turn = turns.get(key, ignored -> new Turn());
        long mine = turn.asked.incrementAndGet();
        synchronized (turn) {
            if (turn.served >= mine) {
                return;
            }
            long all = turn.asked.get();
            work.run();
            turn.served = all;
        }
    }
}
