package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.realtime.protocol.ConversationView;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/// Free classification; the list replaces the one before.
@Controller("/api/v1/conversations/{id}/tags")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class TagsController {

    private final StaffChanges changes;

    TagsController(StaffChanges changes) {
        this.changes = changes;
    }

    /// At most 20, each of 1 to 50 characters.
    @Introspected
    record Tags(@NotNull List<String> tags) {}

    @Put
    ConversationView put(StaffCaller caller, String id, @Valid @Body Tags tags) {
        var checked = Triage.checked(tags.tags());
        return changes.change(
                caller,
                id,
                "conversation.tagged",
                found -> Triage.tagged(found, checked, Author.agent(caller.staff())));
    }
}
