package io.chatflow.routing.desk;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationChanged;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.routing.agents.RoutingLock;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/// Keeps the queue true to the conversations, whoever changes them: in the transaction of each change. It runs inside
/// the log's batches too, so it asks the database nothing about changes that do not concern the queue.
@Singleton
class QueueListener {

    private final QueueTable queue;
    private final Placement placement;
    private final QueueSignals signals;
    private final TendQueue tend;
    private final RoutingLock lock;
    private final TenantTransactions transactions;

    QueueListener(
            QueueTable queue,
            Placement placement,
            QueueSignals signals,
            TendQueue tend,
            RoutingLock lock,
            TenantTransactions transactions) {
        this.queue = queue;
        this.placement = placement;
        this.signals = signals;
        this.tend = tend;
        this.lock = lock;
        this.transactions = transactions;
    }

    @EventListener
    void changed(ConversationChanged change) {
        var before = change.before();
        var after = change.after();
        if (mayBeQueued(before) && !mayBeQueued(after)) {
            left(after);
        } else if (wantsPerson(after) && !wantsPerson(before)) {
            placement.enter(after, placement.arriving(after));
            tend.soon(after.tenant());
        } else if (mayBeQueued(after) && before.priority() != after.priority()) {
            ranked(after);
        }
        if (isHandled(before) && !isHandledBySame(before, after)) {
            tend.soon(after.tenant());
        }
        if (isHandled(after) && !isHandled(before)) {
            transactions.afterCommit(() -> signals.taken(after));
        }
    }

    private void left(Conversation after) {
        queue.remove(after.tenant(), after.id());
        transactions.afterCommit(() -> signals.forget(after.id()));
        tend.soon(after.tenant());
    }

    private void ranked(Conversation after) {
        lock.take(after.tenant());
        if (queue.rank(after.tenant(), after.id(), after.priority())) {
            tend.soon(after.tenant());
        }
    }

    private static boolean mayBeQueued(@Nullable Conversation conversation) {
        return conversation != null
                && conversation.status() == ConversationStatus.open
                && conversation.assigneeAgent() == null;
    }

    private static boolean wantsPerson(@Nullable Conversation conversation) {
        return mayBeQueued(conversation) && conversation.waitingSince() != null;
    }

    /// True when it counts for an agent's capacity.
    private static boolean isHandled(@Nullable Conversation conversation) {
        return conversation != null
                && conversation.status() == ConversationStatus.open
                && conversation.assigneeAgent() != null;
    }

    private static boolean isHandledBySame(Conversation before, Conversation after) {
        return isHandled(after) && before.assigneeAgent().equals(after.assigneeAgent());
    }
}
