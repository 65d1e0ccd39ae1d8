package io.chatflow.routing.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tells shoppers where they stand in the queue.
@Singleton
class QueueSignals {

    private final QueueTable queue;
    private final QueueWaits waits;
    private final Conversations conversations;
    private final Object[] turns =
            IntStream.range(0, 64).mapToObj(ignored -> new Object()).toArray();
    /// What was told last, so that only changes are.
    private final Cache<ConversationId, Integer> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    QueueSignals(QueueTable queue, QueueWaits waits, Conversations conversations) {
        this.queue = queue;
        this.waits = waits;
        this.conversations = conversations;
    }

    /// Tells those whose position has changed; false when nobody waits.
    boolean announce(TenantId tenant) {
        // One after the other, so that an older look at the queue never speaks last.
        synchronized (turns[Math.floorMod(tenant.hashCode(), turns.length)]) {
            return announceInTurn(tenant);
        }
    }

    private boolean announceInTurn(TenantId tenant) {
        boolean anyone = false;
        for (var team : queue.teams(tenant)) {
            var waiting = queue.inOrder(tenant, team, Integer.MAX_VALUE);
            announce(tenant, waiting, waits.pace(tenant, team));
            anyone |= !waiting.isEmpty();
        }
        return anyone;
    }

    /// A person has it now.
    void taken(Conversation conversation) {
        forget(conversation.id());
        tell(conversation, 0, null);
    }

    void forget(ConversationId conversation) {
        told.invalidate(conversation);
    }

    private void announce(TenantId tenant, List<QueueItem> waiting, Pace pace) {
        var heads = conversations
                .find(tenant, waiting.stream().map(QueueItem::conversation).toList())
                .stream()
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
        for (int position = 1; position <= waiting.size(); position++) {
            var head = heads.get(waiting.get(position - 1).conversation());
            if (head != null && !Integer.valueOf(position).equals(told.asMap().put(head.id(), position))) {
                tell(head, position, pace.estimatedSeconds(position));
            }
        }
    }

    private void tell(Conversation conversation, int position, @Nullable Long estimatedSeconds) {
        conversations.signalVisitor(
                conversation, new ServerFrame.Queue(conversation.id().text(), position, estimatedSeconds));
    }
}
