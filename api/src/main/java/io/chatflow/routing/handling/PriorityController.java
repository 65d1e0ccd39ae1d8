package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.realtime.protocol.Priority;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// How urgent a conversation is; the queue follows at once.
@Controller("/api/v1/conversations/{id}/priority")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class PriorityController {

    private final StaffChanges changes;

    PriorityController(StaffChanges changes) {
        this.changes = changes;
    }

    @Introspected
    record Urgency(@NotNull Priority priority) {}

    @Put
    ConversationView put(StaffCaller caller, String id, @Valid @Body Urgency urgency) {
        return changes.change(
                caller,
                id,
                "conversation.prioritised",
                found -> Triage.prioritised(found, urgency.priority(), Author.agent(caller.staff())));
    }
}
