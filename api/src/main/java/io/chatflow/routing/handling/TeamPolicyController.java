package io.chatflow.routing.handling;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.web.Problems;
import io.chatflow.routing.desk.TeamPolicies;
import io.chatflow.routing.desk.TeamPolicy;
import io.chatflow.tenants.Team;
import io.chatflow.tenants.TeamId;
import io.chatflow.tenants.Teams;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

/// How a team takes conversations: at once, or by accepting offers, which stand for 5 to 600 seconds.
@Controller("/api/v1/teams/{id}/routing")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class TeamPolicyController {

    private final Teams teams;
    private final TeamPolicies policies;
    private final Audit audit;

    TeamPolicyController(Teams teams, TeamPolicies policies, Audit audit) {
        this.teams = teams;
        this.policies = policies;
        this.audit = audit;
    }

    @Get
    TeamPolicy get(StaffCaller caller, String id) {
        return policies.of(caller.tenant(), find(caller, id).id());
    }

    @Put
    @Secured(Access.SUPERVISOR)
    TeamPolicy put(StaffCaller caller, String id, @Valid @Body TeamPolicy policy) {
        set(caller, find(caller, id), policy);
        return policy;
    }

    @Transactional
    void set(StaffCaller caller, Team team, TeamPolicy policy) {
        policies.set(caller.tenant(), team.id(), policy);
        audit.record(caller.tenant(), caller.staff(), "team.routing_set", team.id());
    }

    private Team find(StaffCaller caller, String id) {
        try {
            return teams.find(caller.tenant(), TeamId.parse(id)).orElseThrow(Problems::notFound);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.notFound();
        }
    }
}
