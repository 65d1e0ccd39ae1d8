package io.chatflow.identity.people;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.Team;
import io.chatflow.tenants.TeamId;
import io.chatflow.tenants.Teams;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Making and naming teams, and who belongs to them.
@Controller("/api/v1/teams")
@Secured(Access.SUPERVISOR)
@ExecuteOn(TaskExecutors.BLOCKING)
class TeamKeepingController {

    private final Teams teams;
    private final StaffDirectory directory;
    private final Audit audit;

    TeamKeepingController(Teams teams, StaffDirectory directory, Audit audit) {
        this.teams = teams;
        this.directory = directory;
        this.audit = audit;
    }

    @Introspected
    record TeamName(@NotBlank @Size(max = 80) String name) {}

    record NamedTeam(TeamId id, String name, boolean isDefault) {

        static NamedTeam of(Team team) {
            return new NamedTeam(team.id(), team.name(), team.isDefault());
        }
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Transactional
    NamedTeam create(StaffCaller caller, @Valid @Body TeamName body) {
        var team = teams.create(caller.tenant(), storable(body.name()));
        audit.record(caller.tenant(), caller.staff(), "team.created", team.id());
        return NamedTeam.of(team);
    }

    @Put("/{id}")
    @Transactional
    NamedTeam rename(StaffCaller caller, TeamId id, @Valid @Body TeamName body) {
        var team = teams.rename(caller.tenant(), id, storable(body.name())).orElseThrow(Problems::notFound);
        audit.record(caller.tenant(), caller.staff(), "team.renamed", id);
        return NamedTeam.of(team);
    }

    @Put("/{id}/members/{staffId}")
    @Status(HttpStatus.NO_CONTENT)
    @Transactional
    void join(StaffCaller caller, TeamId id, StaffId staffId) {
        requireBoth(caller, id, staffId);
        teams.addMember(caller.tenant(), id, staffId);
        audit.record(caller.tenant(), caller.staff(), "team.member_added", staffId);
    }

    @Delete("/{id}/members/{staffId}")
    @Status(HttpStatus.NO_CONTENT)
    @Transactional
    void leave(StaffCaller caller, TeamId id, StaffId staffId) {
        requireBoth(caller, id, staffId);
        teams.removeMember(caller.tenant(), id, staffId);
        audit.record(caller.tenant(), caller.staff(), "team.member_removed", staffId);
    }

    private void requireBoth(StaffCaller caller, TeamId id, StaffId staffId) {
        teams.find(caller.tenant(), id).orElseThrow(Problems::notFound);
        directory.member(caller.tenant(), staffId).orElseThrow(Problems::notFound);
    }

    private static String storable(String name) {
        if (!Texts.isStorable(name)) {
            throw Problems.invalid("/name", "holds characters that cannot be stored");
        }
        return name.strip();
    }
}
