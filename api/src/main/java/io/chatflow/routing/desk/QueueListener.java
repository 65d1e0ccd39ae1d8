package io.chatflow.routing.desk;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationChanged;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.routing.agents.RoutingLock;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/// Keeps the queue true to the conversations, whoever changes them: in the transaction of each change that `QueueMoves`
/// names.
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
        var after = change.after();
        if (QueueMoves.leaves(change)) {
            left(after);
        } else if (QueueMoves.enters(change)) {
            placement.enter(after, placement.arriving(after));
            tend.soon(after.tenant());
        } else if (QueueMoves.isRankedAnew(change)) {
            ranked(after);
        }
        if (QueueMoves.freesAgent(change)) {
            tend.soon(after.tenant());
        }
        if (QueueMoves.isTaken(change)) {
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
}
