package io.chatflow.conversations.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatflow.conversations.Appended;
import io.chatflow.conversations.Messages;
import io.chatflow.conversations.live.Access;
import io.chatflow.conversations.live.Audience;
import io.chatflow.conversations.live.ConversationViews;
import io.chatflow.conversations.live.Positions;
import io.chatflow.identity.Caller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.realtime.protocol.ReceiptView;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/// Writing by HTTP, for clients that cannot hold a socket.
@Controller("/api/v1/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({io.chatflow.identity.Access.VISITOR, io.chatflow.identity.Access.STAFF})
class ConversationController {

    private final Messages messages;
    private final Access access;
    private final ConversationViews views;
    private final Positions positions;

    ConversationController(Messages messages, Access access, ConversationViews views, Positions positions) {
        this.messages = messages;
        this.access = access;
        this.views = views;
        this.positions = positions;
    }

    /// `clientId` makes a retry harmless. An empty text needs an attachment.
    @Introspected
    record NewMessage(
            @NotNull UUID clientId,
            @Nullable String text,
            @Nullable List<String> attachments,
            @Nullable @JsonProperty("private") Boolean isPrivate) {

        Messages.Draft to(@Nullable String conversationId) {
            return new Messages.Draft(
                    conversationId,
                    clientId,
                    text == null ? "" : text,
                    attachments == null ? List.of() : attachments,
                    isPrivate != null && isPrivate);
        }
    }

    record Started(ConversationView conversation, AckView ack) {}

    @Introspected
    record Position(@NotNull @PositiveOrZero Long seq) {}

    /// A visitor's first message starts a conversation.
    @Post
    @Status(HttpStatus.CREATED)
    @Secured(io.chatflow.identity.Access.VISITOR)
    Started start(VisitorCaller visitor, @Valid @Body NewMessage message) {
        var appended = append(visitor, message.to(Messages.NEW));
        var conversation = access.find(visitor, appended.conversation());
        return new Started(views.of(conversation, Audience.of(visitor)), AckView.of(appended));
    }

    @Post("/{id}/messages")
    @Status(HttpStatus.CREATED)
    AckView send(Caller caller, String id, @Valid @Body NewMessage message) {
        access.find(caller, id);
        return AckView.of(append(caller, message.to(id)));
    }

    /// All up to `seq` has been seen.
    @Put("/{id}/read")
    ReceiptView read(Caller caller, String id, @Valid @Body Position position) {
        return positions.move(caller, id, position.seq(), position.seq(), null);
    }

    private Appended append(Caller caller, Messages.Draft draft) {
        try {
            return messages.send(caller, draft).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof ProblemException problem ? problem : failure;
        }
    }
}
