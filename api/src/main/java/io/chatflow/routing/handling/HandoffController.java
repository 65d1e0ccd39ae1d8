package io.chatflow.routing.handling;

import io.chatflow.conversations.ConversationId;
import io.chatflow.identity.Access;
import io.chatflow.identity.Caller;
import io.chatflow.routing.Queue;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// The wish for a person; while one is queued or assigned it adds nothing.
@Controller("/api/v1/conversations/{id}/handoff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Access.VISITOR, Access.STAFF})
class HandoffController {

    private final HandoffWishes wishes;
    private final Queue queue;

    HandoffController(HandoffWishes wishes, Queue queue) {
        this.wishes = wishes;
        this.queue = queue;
    }

    record Wish(@Nullable String reason) {}

    /// As the `queue` frame: from 1; 0 = a person has it.
    record Place(
            ConversationId conversationId,
            int position,
            @Nullable Long estimatedSeconds) {}

    @Post
    Place handOff(Caller caller, String id, @Nullable @Body Wish wish) {
        var conversation = wishes.handOff(caller, id, wish == null ? null : wish.reason());
        return queue.position(conversation.tenant(), conversation.id())
                .map(place -> new Place(conversation.id(), place.position(), place.estimatedSeconds()))
                .orElse(new Place(conversation.id(), 0, null));
    }
}
