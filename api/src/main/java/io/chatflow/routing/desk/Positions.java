package io.chatflow.routing.desk;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.routing.QueuePosition;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Where conversations stand, asked of the queue itself and never of memory.
@Singleton
public class Positions {

    private final QueueTable queue;
    private final QueueWaits waits;

    Positions(QueueTable queue, QueueWaits waits) {
        this.queue = queue;
        this.waits = waits;
    }

    /// Empty when it does not wait for a person.
    public Optional<QueuePosition> of(TenantId tenant, ConversationId conversation) {
        return queue.find(tenant, conversation).map(item -> {
            int position = queue.ahead(tenant, item) + 1;
            return new QueuePosition(position, waits.pace(tenant, item.team()).estimatedSeconds(position));
        });
    }

    public boolean waits(TenantId tenant, ConversationId conversation) {
        return queue.find(tenant, conversation).isPresent();
    }

    /// All queues of a tenant, each in its order.
    public List<List<QueueItem>> queues(TenantId tenant, int longest) {
        return queue.teams(tenant).stream()
                .map(team -> queue.inOrder(tenant, team, longest))
                .toList();
    }
}
