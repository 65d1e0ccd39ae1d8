package io.chatflow.routing.agents;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Member;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;

/// The people of staff and how much they have on their hands.
@Controller("/api/v1/agents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class AgentController {

    private final StaffDirectory staff;
    private final AgentViews views;
    private final Agents agents;
    private final Audit audit;

    AgentController(StaffDirectory staff, AgentViews views, Agents agents, Audit audit) {
        this.staff = staff;
        this.views = views;
        this.agents = agents;
        this.audit = audit;
    }

    @Introspected
    record Capacity(
            @NotNull @Min(0) @Max(AgentState.HIGHEST_CAPACITY)
            Integer capacity) {}

    @Get
    Page<AgentView> list(StaffCaller caller, PageRequest page) {
        var after = page.position().orElse("");
        var members = staff.members(caller.tenant()).stream()
                .sorted(Comparator.comparing(member -> member.id().text()))
                .filter(member -> member.id().text().compareTo(after) > 0)
                .limit(page.limit() + 1L)
                .toList();
        var found = Page.of(
                members, page.limit(), last -> PageRequest.encode(last.id().text()));
        return new Page<>(views.of(caller.tenant(), found.data()), found.nextCursor());
    }

    /// How many open conversations routing gives the agent at most; 0 for none.
    @Put("/{id}/capacity")
    @Secured(Access.SUPERVISOR)
    AgentView limit(StaffCaller caller, String id, @Valid @Body Capacity body) {
        var member = find(caller, id);
        limit(caller, member, body.capacity());
        return views.of(caller.tenant(), member);
    }

    @Transactional
    void limit(StaffCaller caller, Member member, int capacity) {
        agents.limit(caller.tenant(), member.id(), capacity);
        audit.record(caller.tenant(), caller.staff(), "agent.capacity_set", member.id());
    }

    private Member find(StaffCaller caller, String id) {
        try {
            return staff.member(caller.tenant(), StaffId.parse(id)).orElseThrow(Problems::notFound);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.notFound();
        }
    }
}
