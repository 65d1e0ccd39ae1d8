package io.chatflow.routing;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.routing.desk.Positions;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Who waits for a person, in which order. `Handoffs` lets conversations in.
@Singleton
public class Queue {

    private final Positions positions;

    Queue(Positions positions) {
        this.positions = positions;
    }

    /// Empty when the conversation waits for nobody.
    public Optional<QueuePosition> position(TenantId tenant, ConversationId conversation) {
        return positions.of(tenant, conversation);
    }
}
