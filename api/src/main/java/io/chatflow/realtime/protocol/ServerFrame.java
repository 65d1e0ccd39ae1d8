package io.chatflow.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What the server may say.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.Entries.class, name = "entries"),
    @JsonSubTypes.Type(value = ServerFrame.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = ServerFrame.NewEntry.class, name = "entry"),
    @JsonSubTypes.Type(value = ServerFrame.EntryDelta.class, name = "entry.delta"),
    @JsonSubTypes.Type(value = ServerFrame.ReceiptMoved.class, name = "receipt"),
    @JsonSubTypes.Type(value = ServerFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ServerFrame.Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = ServerFrame.ConversationChanged.class, name = "conversation"),
    @JsonSubTypes.Type(value = ServerFrame.Queue.class, name = "queue"),
    @JsonSubTypes.Type(value = ServerFrame.Failure.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong")
})
public sealed interface ServerFrame {

    /// The token is good. `conversations`: those resumed, for a visitor the own open ones.
    record Welcome(
            @JsonProperty(required = true) String connectionId,
            @JsonProperty(required = true) Instant serverTime,
            @JsonProperty(required = true) List<ConversationView> conversations)
            implements ServerFrame {}

    /// What was missed, the oldest first. `more`: another frame follows; not `complete` on the last: fetch the rest by
    /// HTTP.
    record Entries(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) List<EntryView> entries,
            @JsonProperty(required = true) boolean more,
            @JsonProperty(required = true) boolean complete)
            implements ServerFrame {}

    /// The entry is committed. The same `clientId` again gets the same ack, then without `prevSeq`.
    record Ack(
            @JsonProperty(required = true) UUID clientId,
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) String messageId,
            @JsonProperty(required = true) long seq,
            @Nullable Long prevSeq,
            @JsonProperty(required = true) Instant at)
            implements ServerFrame {}

    /// Somebody wrote, or something happened; not to the socket that sent it, which gets the `ack`.
    record NewEntry(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) EntryView entry) implements ServerFrame {}

    /// The assistant's answer while it is written: append `text` at `offset` (in UTF-16 units), or drop the draft when
    /// `aborted`.
    record EntryDelta(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) String draftId,
            @Nullable Integer offset,
            @Nullable String text,
            @Nullable Boolean aborted)
            implements ServerFrame {}

    /// How far somebody has received and read by now.
    record ReceiptMoved(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) ReceiptView.Reader reader,
            @JsonProperty(required = true) long deliveredSeq,
            @JsonProperty(required = true) long readSeq)
            implements ServerFrame {}

    /// Somebody of the other side types; `draft` is what stands in their composer, where the site allows the preview.
    record Typing(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) AuthorView author,
            @JsonProperty(required = true) boolean typing,
            @Nullable String draft)
            implements ServerFrame {}

    /// An agent or a visitor comes, goes, or looks at another page.
    record Presence(
            @Nullable String agentId,
            @Nullable String contactId,
            @JsonProperty(required = true) PresenceStatus status,
            @Nullable Page page)
            implements ServerFrame {}

    /// A page of the site, as the visitor's browser names it.
    record Page(
            @JsonProperty(required = true) String url,
            @Nullable String title) {}

    enum PresenceStatus {
        online,
        away,
        offline
    }

    /// Status, assignee, priority, tags or the last entry of a conversation have changed.
    record ConversationChanged(
            @JsonProperty(required = true) ConversationView conversation) implements ServerFrame {}

    /// The shopper's place in the queue, from 1; 0 = taken.
    record Queue(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) int position,
            @Nullable Long estimatedSeconds)
            implements ServerFrame {}

    /// A frame was refused; with `retryAfterSeconds` it may be sent again after that time.
    record Failure(
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String detail,
            @Nullable UUID clientId,
            @Nullable Long retryAfterSeconds)
            implements ServerFrame {

        public static Failure of(ProblemException refusal, @Nullable UUID clientId) {
            var retryAfter = refusal.headers().get("Retry-After");
            return new Failure(
                    refusal.code(),
                    refusal.problem().detail(),
                    clientId,
                    retryAfter == null ? null : Long.valueOf(retryAfter));
        }

        /// A failure of ours.
        public static Failure internal(@Nullable UUID clientId) {
            return new Failure("internal_error", "Something went wrong on our side; try again.", clientId, null);
        }
    }

    /// Is the other side still there? After 25 s of silence.
    record Ping() implements ServerFrame {}

    /// The answer to the client's `ping`.
    record Pong() implements ServerFrame {}
}
