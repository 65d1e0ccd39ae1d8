package io.chatflow.routing.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.nodes.HintListener;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells shoppers where they stand in the queue.
@Singleton
class QueueSignals implements HintListener {

    private static final String MOVED = "queue-moved";
    private static final String TAKEN = "queue-taken";

    private static final Logger LOG = LoggerFactory.getLogger(QueueSignals.class);

    private static final Executor SOON =
            CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS, Executors.newVirtualThreadPerTaskExecutor());

    private final QueueTable queue;
    private final QueueWaits waits;
    private final Conversations conversations;
    private final Topics topics;
    private final Nodes nodes;
    private final Set<TenantId> due = ConcurrentHashMap.newKeySet();
    private final Object[] turns =
            IntStream.range(0, 64).mapToObj(ignored -> new Object()).toArray();
    private volatile boolean closed;
    /// What was told last, so that only changes are.
    private final Cache<ConversationId, Integer> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    QueueSignals(QueueTable queue, QueueWaits waits, Conversations conversations, Topics topics, Nodes nodes) {
        this.topics = topics;
        this.nodes = nodes;
        this.queue = queue;
        this.waits = waits;
        this.conversations = conversations;
    }

    /// Positions have changed; those who wait are told within a quarter of a second, and of many changes in one go.
    void moved(TenantId tenant) {
        announceSoon(tenant);
        nodes.whisper(MOVED, tenant);
    }

    @PreDestroy
    void close() {
        closed = true;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MOVED, TAKEN);
    }

    /// Each node tells its own sockets, from its own look at the queue.
    @Override
    public void hinted(String kind, List<String> words) {
        var tenant = TenantId.parse(words.get(0));
        if (!topics.isFollowed(tenant)) {
            return;
        }
        if (kind.equals(MOVED)) {
            announceSoon(tenant);
        } else {
            conversations
                    .find(tenant, ConversationId.parse(words.get(1)))
                    .filter(conversation -> conversation.assigneeAgent() != null)
                    .ifPresent(this::tellTaken);
        }
    }

    private void announceSoon(TenantId tenant) {
        if (due.add(tenant)) {
            SOON.execute(() -> announce(tenant));
        }
    }

    private void announce(TenantId tenant) {
        // One after the other, so that an older look at the queue never speaks last.
        synchronized (turns[Math.floorMod(tenant.hashCode(), turns.length)]) {
            due.remove(tenant);
            try {
                queue.teams(tenant)
                        .forEach(team -> announce(tenant, queue.line(tenant, team), waits.pace(tenant, team)));
            } catch (RuntimeException failure) {
                if (!closed && DatabaseFaults.isGone(failure)) {
                    announceSoon(tenant);
                } else if (!closed) {
                    LOG.error("the queue could not be announced", failure);
                }
            }
        }
    }

    /// A person has it now.
    void taken(Conversation conversation) {
        tellTaken(conversation);
        nodes.whisper(TAKEN, conversation.tenant(), conversation.id().text());
    }

    private void tellTaken(Conversation conversation) {
        forget(conversation.id());
        tell(conversation, 0, null);
    }

    void forget(ConversationId conversation) {
        told.invalidate(conversation);
    }

    private void announce(TenantId tenant, List<ConversationId> line, Pace pace) {
        var moved = new LinkedHashMap<ConversationId, Integer>();
        for (int position = 1; position <= line.size(); position++) {
            if (!Integer.valueOf(position).equals(told.getIfPresent(line.get(position - 1)))) {
                moved.put(line.get(position - 1), position);
            }
        }
        for (var head : conversations.find(tenant, moved.keySet())) {
            int position = moved.get(head.id());
            told.put(head.id(), position);
            tell(head, position, pace.estimatedSeconds(position));
        }
    }

    private void tell(Conversation conversation, int position, @Nullable Long estimatedSeconds) {
        conversations.signalVisitor(
                conversation, new ServerFrame.Queue(conversation.id().text(), position, estimatedSeconds));
    }
}
