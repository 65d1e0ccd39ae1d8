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
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells shoppers where they stand in the queue.
@Singleton
class QueueSignals implements HintListener {

    private static final String MOVED = "queue-moved";
    private static final String TAKEN = "queue-taken";

    private static final Logger LOG = LoggerFactory.getLogger(QueueSignals.class);

    private final QueueTable queue;
    private final QueueWaits waits;
    private final Conversations conversations;
    private final Topics topics;
    private final Nodes nodes;
    private final Set<TenantId> due = ConcurrentHashMap.newKeySet();
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
        due.add(tenant);
        nodes.whisper(MOVED, tenant);
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
            due.add(tenant);
        } else {
            conversations
                    .find(tenant, ConversationId.parse(words.get(1)))
                    .filter(conversation -> conversation.assigneeAgent() != null)
                    .ifPresent(this::tellTaken);
        }
    }

    // One after the other, so that an older look at the queue never speaks last.
    @Scheduled(fixedDelay = "250ms")
    void announce() {
        for (var tenant : List.copyOf(due)) {
            due.remove(tenant);
            try {
                queue.teams(tenant)
                        .forEach(team -> announce(tenant, queue.line(tenant, team), waits.pace(tenant, team)));
            } catch (RuntimeException failure) {
                due.add(tenant);
                if (!DatabaseFaults.isGone(failure)) {
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
