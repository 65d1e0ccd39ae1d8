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
import java.util.stream.Stream;

/// Looks, under the lock, at who waits and who is free.
@Singleton
class Desk {

    /// How far into a queue is looked at most.
    private static final int FRONT = 500;

    /// Looked at beyond those for whom there is room: some may be passed over, because the only agents who still have
    /// room let them go by.
    private static final int PASSED_OVER = 50;

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
        var free = free(tenant, item.team());
        if (free.isEmpty()) {
            return Optional.empty();
        }
        var waiting = new ArrayList<>(front(tenant, item.team(), free));
        waiting.removeIf(other -> other.conversation().equals(item.conversation()));
        waiting.add(item);
        waiting.sort(QueueItem.ORDER);
        return Matching.of(waiting, free).stream()
                .filter(match -> match.conversation().equals(item.conversation()))
                .map(Match::agent)
                .findFirst();
    }

    /// What could be given away now. Taking the lock waits for those who just decided, so that what they left in the
    /// queue is seen.
    @Transactional
    public List<Match> matches(TenantId tenant, TeamId team) {
        lock.take(tenant);
        var free = free(tenant, team);
        return free.isEmpty() ? List.of() : Matching.of(front(tenant, team, free), free);
    }

    /// Who of the team is there.
    @Transactional
    public List<StaffId> online(TenantId tenant, TeamId team) {
        return states(tenant, team).map(Map.Entry::getKey).toList();
    }

    private List<QueueItem> front(TenantId tenant, TeamId team, List<AgentLoad> free) {
        int room = free.stream().mapToInt(AgentLoad::room).sum();
        var agents = free.stream().map(AgentLoad::agent).toList();
        return queue.front(tenant, team, agents, Math.min(FRONT, room + PASSED_OVER));
    }

    private Stream<Map.Entry<StaffId, AgentState>> states(TenantId tenant, TeamId team) {
        var members = new HashSet<>(teams.members(tenant, team));
        return agents.states(tenant).entrySet().stream()
                .filter(entry -> entry.getValue().status() == AgentStatus.online && members.contains(entry.getKey()));
    }

    /// Those who may take one more.
    private List<AgentLoad> free(TenantId tenant, TeamId team) {
        var online = states(tenant, team).toList();
        if (online.isEmpty()) {
            return List.of();
        }
        var open = workloads.open(tenant, online.stream().map(Map.Entry::getKey).toList());
        var offers = queue.offers(tenant);
        return online.stream()
                .map(entry -> load(entry.getKey(), entry.getValue(), open, offers))
                .filter(AgentLoad::hasRoom)
                .toList();
    }

    private static AgentLoad load(
            StaffId agent, AgentState state, Map<StaffId, Integer> open, Map<StaffId, Integer> offers) {
        int load = open.getOrDefault(agent, 0) + offers.getOrDefault(agent, 0);
        return new AgentLoad(agent, load, state.capacity(), state.lastAssignedAt());
    }
}
