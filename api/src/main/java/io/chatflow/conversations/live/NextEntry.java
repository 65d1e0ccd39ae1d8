package io.chatflow.conversations.live;

import io.chatflow.conversations.ConversationId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Waits for the next entry of a conversation: the long poll.
@Singleton
public class NextEntry {

    private final FanOut fanOut;

    NextEntry(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    /// What the query finds, as soon as it finds something; empty when the time is over.
    public <T> List<T> await(ConversationId conversation, Supplier<List<T>> query, Duration patience) {
        var news = new Semaphore(0);
        long deadline = System.nanoTime() + patience.toNanos();
        var cancel = fanOut.onNextEntry(conversation, news::release);
        try {
            while (true) {
                var found = query.get();
                long left = deadline - System.nanoTime();
                if (!found.isEmpty() || left <= 0 || !news.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    return found;
                }
                news.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            cancel.run();
        }
    }
}
