package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.identity.Access;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;

/// Resolving and reopening; again changes nothing. A shopper may end a conversation; writing again reopens it.
@Controller("/api/v1/conversations/{id}/resolution")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Access.STAFF, Access.VISITOR})
class ResolutionController {

    private final StaffChanges changes;
    private final VisitorChanges visitorChanges;
    private final Clock clock;

    ResolutionController(StaffChanges changes, VisitorChanges visitorChanges, Clock clock) {
        this.changes = changes;
        this.visitorChanges = visitorChanges;
        this.clock = clock;
    }

    @Post
    ConversationView resolve(Caller caller, String id) {
        return switch (caller) {
            case StaffCaller staff ->
                changes.change(
                        staff,
                        id,
                        "conversation.resolved",
                        found -> Progress.resolved(found, Author.agent(staff.staff()), clock.instant()));
            case VisitorCaller visitor ->
                visitorChanges.change(
                        visitor,
                        id,
                        found -> Progress.resolved(found, Author.contact(visitor.contact()), clock.instant()));
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    @Delete
    @Secured(Access.STAFF)
    ConversationView reopen(StaffCaller caller, String id) {
        return changes.change(
                caller, id, "conversation.reopened", found -> Progress.reopened(found, Author.agent(caller.staff())));
    }
}
