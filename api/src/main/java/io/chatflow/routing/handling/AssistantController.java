package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.realtime.protocol.ConversationView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// Giving a conversation back to the assistant, which answers the shopper's next message again.
@Controller("/api/v1/conversations/{id}/assistant")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class AssistantController {

    private final StaffChanges changes;

    AssistantController(StaffChanges changes) {
        this.changes = changes;
    }

    /// It leaves the queue and whoever has it; nothing happens where the assistant has it already.
    @Post
    ConversationView giveBack(StaffCaller caller, String id) {
        return changes.change(
                caller,
                id,
                "conversation.given_to_assistant",
                found -> Progress.givenToAssistant(found, Author.agent(caller.staff())));
    }
}
