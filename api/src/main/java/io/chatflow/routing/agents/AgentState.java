package io.chatflow.routing.agents;

import io.chatflow.routing.AgentStatus;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/// The row of an agent who ever said or was told something; `capacity` is how many open conversations routing gives
/// at most.
@Introspected
public record AgentState(
        UUID staffId,
        AgentStatus status,
        int capacity,
        @Nullable Instant lastAssignedAt) {

    public static final int FIRST_CAPACITY = 8;
    public static final int HIGHEST_CAPACITY = 100;

    static AgentState unknown(UUID staff) {
        return new AgentState(staff, AgentStatus.offline, FIRST_CAPACITY, null);
    }
}
