package io.chatflow.routing.agents;

import io.chatflow.identity.StaffDeactivated;
import io.chatflow.routing.AgentStatus;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/// Who was deactivated is offline: what shoppers wait for goes back to the queue, with its waiting time.
@Singleton
class LeaverListener {

    private final Agents agents;

    LeaverListener(Agents agents) {
        this.agents = agents;
    }

    @EventListener
    void left(StaffDeactivated leaver) {
        agents.become(leaver.tenant(), leaver.staff(), AgentStatus.offline);
    }
}
