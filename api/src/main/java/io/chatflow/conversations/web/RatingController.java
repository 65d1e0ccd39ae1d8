package io.chatflow.conversations.web;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.NewEntry;
import io.chatflow.conversations.State;
import io.chatflow.conversations.live.Audience;
import io.chatflow.conversations.live.ConversationViews;
import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.LogDoor;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.Access;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.realtime.protocol.EntryKind;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a shopper thinks of a conversation that is over: an entry of the log, once per resolution.
@Controller("/api/v1/conversations/{id}/rating")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.VISITOR)
class RatingController {

    /// How far back a resolution is looked for.
    private static final int RECENT = 50;

    private final LogDoor door;
    private final LogReader log;
    private final ConversationViews views;

    RatingController(LogDoor door, LogReader log, ConversationViews views) {
        this.door = door;
        this.log = log;
        this.views = views;
    }

    /// `score`: 1, the worst, to 5.
    @Introspected
    record Rating(
            @NotNull @Min(1) @Max(5) Integer score,
            @Nullable @Size(max = 1_000) String comment) {

        @Nullable
        String said() {
            return comment == null || comment.isBlank() ? null : comment.strip();
        }

        boolean isSaidBy(Entry entry) {
            return entry.data() != null
                    && entry.data().get("score") instanceof Number known
                    && known.intValue() == score
                    && Objects.equals(entry.text(), said());
        }
    }

    /// The same rating again changes nothing. 409 `not_resolved` while the conversation goes on, `already_rated` for
    /// another rating of the same resolution.
    @Post
    @Status(HttpStatus.CREATED)
    ConversationView rate(VisitorCaller visitor, String id, @Valid @Body Rating body) {
        if (body.comment() != null && !Texts.isStorable(body.comment())) {
            throw Problems.invalid("/comment", "holds characters that cannot be stored");
        }
        var conversation = io.chatflow.conversations.live.Access.idOf(id);
        var after = door.change(visitor.tenant(), conversation, found -> {
            if (!found.contact().equals(visitor.contact())) {
                throw Problems.conversationNotFound();
            }
            return rated(found, visitor, body);
        });
        return views.of(after, Audience.of(visitor));
    }

    private Change rated(Conversation found, VisitorCaller visitor, Rating rating) {
        if (!(found.state() instanceof State.Resolved)) {
            throw new ProblemException(HttpStatus.CONFLICT, "not_resolved", "The conversation goes on.");
        }
        var earlier = sinceResolved(log.before(found.tenant(), found.id(), Long.MAX_VALUE, false, RECENT));
        if (!earlier.isEmpty()) {
            if (earlier.stream().allMatch(rating::isSaidBy)) {
                return Change.none(found);
            }
            throw new ProblemException(HttpStatus.CONFLICT, "already_rated", "The conversation is rated already.");
        }
        return Change.to(
                found,
                NewEntry.of(
                        EntryKind.rating,
                        Author.contact(visitor.contact()),
                        rating.said(),
                        Map.of("score", rating.score())));
    }

    /// The ratings after the last change of state, oldest first.
    private static List<Entry> sinceResolved(List<Entry> entries) {
        int changed = -1;
        for (int at = 0; at < entries.size(); at++) {
            if (entries.get(at).kind() == EntryKind.status) {
                changed = at;
            }
        }
        return entries.subList(changed + 1, entries.size()).stream()
                .filter(entry -> entry.kind() == EntryKind.rating)
                .toList();
    }
}
