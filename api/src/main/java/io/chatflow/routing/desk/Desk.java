package io.chatflow.routing.desk;

import io.chatflow.conversations.Workloads;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.routing.AgentStatus;
import io.chatflow.routing.agents.AgentState;
import io.chatflow.routing.agents.Agents;
import io.chatflow.routing.agents.RoutingLock;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.chatflow.tenants.Teams;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks, under the lock, at who waits and who is free.
@Singleton
class Desk {

    /// How far into a queue is looked for whom there is room. Only what was passed by or stands offered is skipped,
    /// so the front is enough.
    private static final int FRONT = 500;

    private final QueueTable queue;
    private final Agents agents;
    private final Teams teams;
    private final Workloads workloads;
    private final RoutingLock lock;

    Desk(QueueTable queue, Agents agents, Teams teams, Workloads workloads, RoutingLock lock) {
        this.queue = queue;
        this.agents = agents;
        this.teams = teams;
        this.workloads = workloads;
        this.lock = lock;
    }

    /// Whose the item is to be now; empty when nobody is free or others come first. The lock is held from here to the
    /// commit: the answer stays true until it is written.
    Optional<StaffId> agentFor(TenantId tenant, QueueItem item) {
        lock.take(tenant);
        var waiting = new ArrayList<>(queue.inOrder(tenant, item.team(), FRONT));
        waiting.removeIf(other -> other.conversation().equals(item.conversation()));
        waiting.add(item);
        waiting.sort(QueueItem.ORDER);
        return Matching.of(waiting, online(tenant, item.team())).stream()
                .filter(match -> match.conversation().equals(item.conversation()))
                .map(Match::agent)
                .findFirst();
    }

    /// What could be given away now. Taking the lock waits for those who just decided, so that what they left in the
    /// queue is seen.
    @Transactional
    public List<Match> matches(TenantId tenant, TeamId team) {
        lock.take(tenant);
        return Matching.of(queue.inOrder(tenant, team, FRONT), online(tenant, team));
    }

    /// True when everyone of the team who is online has let the item go by.
    @Transactional
    public boolean wentRound(TenantId tenant, QueueItem item) {
        var online = online(tenant, item.team());
        return !item.isOffered() && !online.isEmpty() && online.stream().noneMatch(load -> item.mayGoTo(load.agent()));
    }

    private List<AgentLoad> online(TenantId tenant, TeamId team) {
        var members = new HashSet<>(teams.members(tenant, team));
        var online = agents.states(tenant).entrySet().stream()
                .filter(entry -> entry.getValue().status() == AgentStatus.online && members.contains(entry.getKey()))
                .toList();
        if (online.isEmpty()) {
            return List.of();
        }
        var open = workloads.open(tenant, online.stream().map(Map.Entry::getKey).toList());
        var offers = queue.offers(tenant);
        return online.stream()
                .map(entry -> load(entry.getKey(), entry.getValue(), open, offers))
                .toList();
    }

    private static AgentLoad load(
            StaffId agent, AgentState state, Map<StaffId, Integer> open, Map<StaffId, Integer> offers) {
        int load = open.getOrDefault(agent, 0) + offers.getOrDefault(agent, 0);
        return new AgentLoad(agent, load, state.capacity(), state.lastAssignedAt());
    }
}
