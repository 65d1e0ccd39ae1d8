package io.chatflow.assistant.versions;

import io.chatflow.assistant.VersionId;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// Trainings of what was taught. All staff see them; supervisors and up train, and choose which one is at work.
@Controller("/api/v1/assistant/versions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class VersionController {

    private static final Limit TRAININGS = Limit.perMinute("assistant-trainings", 6);

    private final Versions versions;
    private final Limits limits;

    VersionController(Versions versions, Limits limits) {
        this.versions = versions;
        this.limits = limits;
    }

    /// The newest first; the last 50 are kept, and the one at work.
    @Get
    Page<VersionView> list(StaffCaller caller) {
        return Page.last(versions.all(caller.tenant()));
    }

    @Get("/{id}")
    VersionView get(StaffCaller caller, VersionId id) {
        return versions.find(caller.tenant(), id).orElseThrow(Problems::notFound);
    }

    /// A job trains it; 409 `training_already` while one is under way.
    @Post
    @Status(HttpStatus.ACCEPTED)
    @Secured(Access.SUPERVISOR)
    VersionView train(StaffCaller caller) {
        limits.check(TRAININGS, caller.tenant().text());
        return versions.train(caller.tenant(), caller.staff());
    }

    /// It is at work from now on, in place of another; 409 `not_ready`, and 409 `changed_meanwhile` where
    /// somebody else did so with another version at the same moment.
    @Put("/{id}/activation")
    @Secured(Access.SUPERVISOR)
    VersionView activate(StaffCaller caller, VersionId id) {
        return versions.activate(caller.tenant(), id, caller.staff()).orElseThrow(Problems::notFound);
    }

    /// The assistant works without what was taught from now on.
    @Delete("/{id}/activation")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Access.SUPERVISOR)
    void deactivate(StaffCaller caller, VersionId id) {
        if (!versions.deactivate(caller.tenant(), id, caller.staff())) {
            throw Problems.notFound();
        }
    }
}
