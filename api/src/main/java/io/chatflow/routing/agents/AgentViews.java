package io.chatflow.routing.agents;

import io.chatflow.conversations.Workloads;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Member;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class AgentViews {

    private final Agents agents;
    private final Workloads workloads;

    AgentViews(Agents agents, Workloads workloads) {
        this.agents = agents;
        this.workloads = workloads;
    }

    AgentView of(TenantId tenant, Member member) {
        return of(tenant, List.of(member)).getFirst();
    }

    List<AgentView> of(TenantId tenant, List<Member> members) {
        var states = agents.states(tenant);
        var open = workloads.open(tenant, members.stream().map(Member::id).toList());
        return members.stream()
                .map(member -> AgentView.of(
                        member,
                        states.getOrDefault(
                                member.id(), AgentState.unknown(member.id().value())),
                        open.getOrDefault(member.id(), 0)))
                .toList();
    }
}
