package io.chatflow.routing.desk;

import io.chatflow.conversations.ConversationId;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A conversation that waits for a person.
///
/// The order of a queue: urgent before high before medium before low; within a priority VIPs first; then whoever has
/// waited the longest, counted from the first time: what was offered, declined or given back does not lose its place.
///
/// @param passedBy agents who let the current round go by
public record QueueItem(
        ConversationId conversation,
        TeamId team,
        Priority priority,
        boolean vip,
        Instant waitingSince,
        int enteredPosition,
        @Nullable StaffId offeredTo,
        @Nullable Instant offerExpires,
        List<StaffId> passedBy) {

    static final Comparator<QueueItem> ORDER = Comparator.comparing(QueueItem::priority, Comparator.reverseOrder())
            .thenComparing(item -> !item.vip())
            .thenComparing(QueueItem::waitingSince)
            .thenComparing(item -> item.conversation().value());

    /// Not seen in the queue before.
    static QueueItem arriving(
            ConversationId conversation, TeamId team, Priority priority, boolean vip, Instant waitingSince) {
        return new QueueItem(conversation, team, priority, vip, waitingSince, 0, null, null, List.of());
    }

    QueueItem passedBy(@Nullable StaffId agent) {
        return new QueueItem(
                conversation,
                team,
                priority,
                vip,
                waitingSince,
                enteredPosition,
                null,
                null,
                agent == null ? List.of() : List.of(agent));
    }

    QueueItem at(int position) {
        return new QueueItem(
                conversation, team, priority, vip, waitingSince, position, offeredTo, offerExpires, passedBy);
    }

    boolean isOffered() {
        return offeredTo != null;
    }

    boolean mayGoTo(StaffId agent) {
        return !passedBy.contains(agent);
    }
}
