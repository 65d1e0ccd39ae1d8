package io.chatflow.routing.handling;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.realtime.protocol.ConversationView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// Taking or declining what is queued or offered. 409 `already_assigned` when somebody has it, `not_queued` when it
/// does not wait for anybody.
@Controller("/api/v1/conversations/{id}/acceptance")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class AcceptanceController {

    private final StaffChanges changes;
    private final Assignments assignments;

    AcceptanceController(StaffChanges changes, Assignments assignments) {
        this.changes = changes;
        this.assignments = assignments;
    }

    @Post
    ConversationView take(StaffCaller caller, String id) {
        return changes.change(
                caller, id, "conversation.accepted", found -> assignments.accepted(found, caller.staff()));
    }

    @Delete
    ConversationView decline(StaffCaller caller, String id) {
        return changes.change(
                caller, id, "conversation.declined", found -> assignments.declined(found, caller.staff()));
    }
}
