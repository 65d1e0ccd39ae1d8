package io.chatflow.routing.desk;

import io.chatflow.conversations.Conversations;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.TeamId;
import jakarta.inject.Singleton;

/// Gives what waits to those who are free, one conversation and one transaction after the other.
@Singleton
class Dispatcher {

    /// Each round gives away all that there was room for; more are needed only when others change things meanwhile.
    private static final int ROUNDS = 20;

    private final QueueTable queue;
    private final Desk desk;
    private final Placement placement;
    private final Conversations conversations;

    Dispatcher(QueueTable queue, Desk desk, Placement placement, Conversations conversations) {
        this.queue = queue;
        this.desk = desk;
        this.placement = placement;
        this.conversations = conversations;
    }

    void drain(TenantId tenant) {
        queue.teams(tenant).forEach(team -> drain(tenant, team));
    }

    /// Asks everyone again about what all who are online let go by.
    void startNewRounds(TenantId tenant) {
        for (var team : queue.teams(tenant)) {
            var online = desk.online(tenant, team);
            if (!online.isEmpty()) {
                queue.newRound(tenant, team, online);
            }
        }
    }

    private void drain(TenantId tenant, TeamId team) {
        for (int round = 0; round < ROUNDS; round++) {
            var matches = desk.matches(tenant, team);
            if (matches.isEmpty()) {
                return;
            }
            matches.forEach(match -> conversations.change(tenant, match.conversation(), placement::again));
        }
    }
}
