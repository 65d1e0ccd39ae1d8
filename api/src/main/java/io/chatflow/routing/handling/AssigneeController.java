package io.chatflow.routing.handling;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.chatflow.tenants.Teams;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// Who has a conversation.
@Controller("/api/v1/conversations/{id}/assignee")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class AssigneeController {

    private final StaffChanges changes;
    private final Assignments assignments;
    private final StaffDirectory staff;
    private final Teams teams;

    AssigneeController(StaffChanges changes, Assignments assignments, StaffDirectory staff, Teams teams) {
        this.changes = changes;
        this.assignments = assignments;
        this.staff = staff;
        this.teams = teams;
    }

    /// Exactly one of both.
    record Assignee(@Nullable StaffId agentId, @Nullable TeamId teamId) {}

    /// Gives it to an agent, who may have more than their capacity then, or to a team, whose next free agent gets it.
    /// It is open from then on.
    @Put
    ConversationView put(StaffCaller caller, String id, @Body Assignee to) {
        if ((to.agentId() == null) == (to.teamId() == null)) {
            throw Problems.invalid("", "either agentId or teamId");
        }
        return to.agentId() != null ? toAgent(caller, id, to.agentId()) : toTeam(caller, id, to.teamId());
    }

    /// Nobody has it: it goes back to the queue.
    @Delete
    ConversationView delete(StaffCaller caller, String id) {
        return changes.change(
                caller, id, "conversation.unassigned", found -> assignments.toNobody(found, caller.staff()));
    }

    private ConversationView toAgent(StaffCaller caller, String id, StaffId agent) {
        staff.member(caller.tenant(), agent).orElseThrow(Problems::notFound);
        return changes.change(
                caller, id, "conversation.assigned", found -> assignments.toAgent(found, agent, caller.staff()));
    }

    private ConversationView toTeam(StaffCaller caller, String id, TeamId team) {
        teams.find(caller.tenant(), team).orElseThrow(Problems::notFound);
        return changes.change(
                caller, id, "conversation.assigned", found -> assignments.toTeam(found, team, caller.staff()));
    }
}
