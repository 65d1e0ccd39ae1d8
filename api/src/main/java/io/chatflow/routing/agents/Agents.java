package io.chatflow.routing.agents;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.routing.AgentStatus;
import io.chatflow.tenants.StaffId;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How available each person of staff is, and for how much.
@Singleton
public class Agents {

    private final AgentStateRepository repository;
    private final RoutingLock lock;
    private final ApplicationEventPublisher<AgentChanged> events;

    Agents(AgentStateRepository repository, RoutingLock lock, ApplicationEventPublisher<AgentChanged> events) {
        this.repository = repository;
        this.lock = lock;
        this.events = events;
    }

    public AgentState state(TenantId tenant, StaffId agent) {
        return states(tenant).getOrDefault(agent, AgentState.unknown(agent.value()));
    }

    /// Of all who ever said something; the others are offline.
    public Map<StaffId, AgentState> states(TenantId tenant) {
        return repository.all(tenant).stream()
                .collect(Collectors.toMap(state -> new StaffId(state.staffId()), Function.identity()));
    }

    @Transactional
    public void become(TenantId tenant, StaffId agent, AgentStatus status) {
        // Under the lock, so that no conversation is given to someone who has just gone.
        lock.take(tenant);
        var before = state(tenant, agent).status();
        repository.putStatus(tenant, agent, status.name(), AgentState.FIRST_CAPACITY);
        events.publishEvent(new AgentChanged(tenant, agent, before, status));
    }

    /// Offline, where that is news.
    @Transactional
    void leave(TenantId tenant, StaffId agent) {
        lock.take(tenant);
        if (state(tenant, agent).status() != AgentStatus.offline) {
            become(tenant, agent, AgentStatus.offline);
        }
    }

    @Transactional
    public void limit(TenantId tenant, StaffId agent, int capacity) {
        lock.take(tenant);
        repository.putCapacity(tenant, agent, capacity);
        var status = state(tenant, agent).status();
        events.publishEvent(new AgentChanged(tenant, agent, status, status));
    }

    /// Makes the agent the last in turn among equally busy ones.
    public void assigned(TenantId tenant, StaffId agent, Instant at) {
        repository.putAssigned(tenant, agent, AgentState.FIRST_CAPACITY, at);
    }
}
