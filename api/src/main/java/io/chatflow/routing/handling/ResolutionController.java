package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.realtime.protocol.ConversationView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;

/// Resolving and reopening; again changes nothing.
@Controller("/api/v1/conversations/{id}/resolution")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class ResolutionController {

    private final StaffChanges changes;
    private final Clock clock;

    ResolutionController(StaffChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @Post
    ConversationView resolve(StaffCaller caller, String id) {
        return changes.change(
                caller,
                id,
                "conversation.resolved",
                found -> Progress.resolved(found, Author.agent(caller.staff()), clock.instant()));
    }

    @Delete
    ConversationView reopen(StaffCaller caller, String id) {
        return changes.change(
                caller, id, "conversation.reopened", found -> Progress.reopened(found, Author.agent(caller.staff())));
    }
}
