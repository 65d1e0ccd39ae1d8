package io.chatflow.conversations.live;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The sends of one socket that have no answer yet. One `clientId` may be sent again before the first is answered: each
/// send gets an answer of its own, in the order of the sends.
final class AwaitedAcks {

    /// One send, told apart from another with the same `clientId`.
    static final class Send {

        private final UUID clientId;

        private Send(UUID clientId) {
            this.clientId = clientId;
        }

        UUID clientId() {
            return clientId;
        }
    }

    private final Map<UUID, ArrayDeque<Send>> sends = new HashMap<>();

    Send add(UUID clientId) {
        var send = new Send(clientId);
        sends.computeIfAbsent(clientId, ignored -> new ArrayDeque<>()).add(send);
        return send;
    }

    /// False when it has its answer already.
    boolean remove(Send send) {
        var same = sends.get(send.clientId());
        var removed = same != null && same.remove(send);
        forgetIfEmpty(send.clientId(), same);
        return removed;
    }

    /// Takes the oldest with this `clientId`; false when there is none.
    boolean removeOldest(UUID clientId) {
        var same = sends.get(clientId);
        var removed = same != null && same.poll() != null;
        forgetIfEmpty(clientId, same);
        return removed;
    }

    private void forgetIfEmpty(UUID clientId, ArrayDeque<Send> same) {
        if (same != null && same.isEmpty()) {
            sends.remove(clientId);
        }
    }
}
