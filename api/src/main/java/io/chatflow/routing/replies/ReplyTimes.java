package io.chatflow.routing.replies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationChanged;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long shoppers wait for a person's words. A sample, written after the commit and outside the log's batches: it
/// may miss some, and never slows a message down.
@Singleton
public class ReplyTimes implements ConversationChanged.Interest {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyTimes.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration AT_MOST_ONE_IN = Duration.ofSeconds(2);
    private static final int LATELY = 50;

    private final ReplyTimeRepository repository;
    private final TenantTransactions transactions;
    // Not the framework's: that one would hand on the connection of the transaction that has just ended.
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock clock;
    private final Cache<TenantId, Boolean> justSampled = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(AT_MOST_ONE_IN)
            .build();

    ReplyTimes(ReplyTimeRepository repository, TenantTransactions transactions, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Integer> expectedSeconds(TenantId tenant) {
        return repository.median(tenant, clock.instant().minus(KEPT), LATELY);
    }

    @Override
    public boolean isIn(ConversationChanged change) {
        return wasAnswered(change.before(), change.after())
                && justSampled.getIfPresent(change.after().tenant()) == null;
    }

    @EventListener
    void changed(ConversationChanged change) {
        var before = change.before();
        if (wasAnswered(before, change.after()) && justSampled.asMap().putIfAbsent(before.tenant(), true) == null) {
            var now = clock.instant();
            transactions.afterCommit(() -> executor.execute(() -> sample(before, now)));
        }
    }

    private static boolean wasAnswered(@Nullable Conversation before, Conversation after) {
        return before != null
                && before.waitingSince() != null
                && after.waitingSince() == null
                && after.status() != ConversationStatus.resolved;
    }

    private void sample(Conversation waiting, Instant repliedAt) {
        try {
            var waited = Duration.between(waiting.waitingSince(), repliedAt);
            repository.insert(waiting.tenant(), waiting.id(), repliedAt, Math.toIntExact(waited.toSeconds()));
            repository.forget(waiting.tenant(), repliedAt.minus(KEPT));
        } catch (RuntimeException failure) {
            LOG.warn("A reply time was not kept: {}", failure.toString());
        }
    }
}
