package io.chatflow.identity.staff;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.Page;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.chatflow.tenants.Teams;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/// The teams of a tenant; the default one comes first.
@Controller("/api/v1/teams")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class TeamsController {

    private final Teams teams;

    TeamsController(Teams teams) {
        this.teams = teams;
    }

    record TeamView(TeamId id, String name, boolean isDefault, List<StaffId> memberIds) {}

    @Get
    Page<TeamView> list(StaffCaller caller) {
        return Page.last(teams.all(caller.tenant()).stream()
                .map(team -> new TeamView(
                        team.id(), team.name(), team.isDefault(), teams.members(caller.tenant(), team.id())))
                .toList());
    }
}
