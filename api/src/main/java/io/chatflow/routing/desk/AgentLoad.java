package io.chatflow.routing.desk;

import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Comparator;

/// An online agent and how much they have: open conversations and offers that they have not answered yet.
record AgentLoad(
        StaffId agent, int load, int capacity, @Nullable Instant lastAssignedAt) {

    /// The least busy first; among those the one who was given nothing for the longest time, and at last by id, so
    /// that every node decides alike.
    static final Comparator<AgentLoad> LEAST_BUSY = Comparator.comparingInt(AgentLoad::load)
            .thenComparing(AgentLoad::lastAssignedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(load -> load.agent().value());

    boolean hasRoom() {
        return load < capacity;
    }

    int room() {
        return Math.max(0, capacity - load);
    }

    AgentLoad withOneMore() {
        return new AgentLoad(agent, load + 1, capacity, lastAssignedAt);
    }
}
