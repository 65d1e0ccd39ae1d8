package io.chatflow.routing.agents;

import io.chatflow.routing.AgentStatus;
import io.chatflow.tenants.Member;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;

/// A person of staff with what they have on their hands. `capacity`: how many open conversations routing gives at
/// most.
record AgentView(
        StaffId id,
        String name,
        String email,
        @Nullable String avatarUrl,
        Role role,
        AgentStatus availability,
        int capacity,
        int openConversations) {

    static AgentView of(Member member, AgentState state, int openConversations) {
        return new AgentView(
                member.id(),
                member.name(),
                member.email(),
                member.avatarUrl(),
                member.role(),
                state.status(),
                state.capacity(),
                openConversations);
    }
}
