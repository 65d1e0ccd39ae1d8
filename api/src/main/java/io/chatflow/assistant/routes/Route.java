package io.chatflow.assistant.routes;

import io.chatflow.assistant.Answer.Reason;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/// Where a handoff for this reason goes. `tier`: 1 the assistant, 2 agents, 3 specialists, 4 management. Without a team
/// the tenant's default team gets it.
@Introspected
public record Route(
        Reason reason,
        int tier,
        Priority priority,
        @Nullable TeamId teamId) {

    static Route standard(Reason reason) {
        return switch (reason) {
            case safety, payment_emergency -> new Route(reason, 4, Priority.urgent, null);
            case legal, abuse -> new Route(reason, 4, Priority.high, null);
            case upset, vip, high_value -> new Route(reason, 3, Priority.high, null);
            case damaged, order_change -> new Route(reason, 2, Priority.medium, null);
            case asked_for_person, unknown, taught, off -> new Route(reason, 2, Priority.medium, null);
        };
    }
}
