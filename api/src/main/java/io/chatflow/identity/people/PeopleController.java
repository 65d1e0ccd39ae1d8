package io.chatflow.identity.people;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.Page;
import io.chatflow.tenants.Member;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/// The people of a tenant and what they may do. All staff see them, admins change them.
@Controller("/api/v1/staff")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class PeopleController {

    private final StaffDirectory directory;
    private final People people;

    PeopleController(StaffDirectory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    /// `active` is false for somebody who left.
    record PersonView(
            StaffId id,
            String name,
            String email,
            @Nullable String avatarUrl,
            Role role,
            boolean active,
            Instant since) {

        static PersonView of(Member member) {
            return new PersonView(
                    member.id(),
                    member.name(),
                    member.email(),
                    member.avatarUrl(),
                    member.role(),
                    member.active(),
                    member.since());
        }
    }

    @Introspected
    record NewRole(@NotNull Role role) {}

    @Get
    Page<PersonView> list(StaffCaller caller) {
        return Page.last(directory.everybody(caller.tenant()).stream()
                .map(PersonView::of)
                .toList());
    }

    /// Nobody changes their own role (409 `own_membership`), or touches or gives one above it.
    @Put("/{id}/role")
    @Secured(Access.ADMIN)
    PersonView changeRole(StaffCaller caller, StaffId id, @Valid @Body NewRole body) {
        return PersonView.of(people.changeRole(caller, id, body.role()));
    }

    /// Signs the person out everywhere and closes the tenant to them; their name stays under what they wrote.
    @Post("/{id}/deactivation")
    @Secured(Access.ADMIN)
    PersonView deactivate(StaffCaller caller, StaffId id) {
        return PersonView.of(people.deactivate(caller, id));
    }

    @Delete("/{id}/deactivation")
    @Secured(Access.ADMIN)
    PersonView reactivate(StaffCaller caller, StaffId id) {
        return PersonView.of(people.reactivate(caller, id));
    }
}
