package io.chatflow.conversations.log;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.NewEntry;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What a message does to the state of its conversation.
final class ConversationRules {

    /// A visitor's message within this time after the resolution reopens the conversation; later, a new one starts.
    static final Duration REOPENS_WITHIN = Duration.ofHours(72);

    private ConversationRules() {}

    /// True when a visitor's message has to start a new conversation.
    static boolean isOver(Conversation conversation, Instant now) {
        return conversation.status() == ConversationStatus.resolved
                && conversation.resolvedAt() != null
                && conversation.resolvedAt().plus(REOPENS_WITHIN).isBefore(now);
    }

    /// The state after the entry, and the entries that follow it.
    static Change after(Conversation conversation, NewEntry entry, Instant now) {
        if (entry.isPrivate() || entry.kind() != EntryKind.message) {
            return Change.none(conversation);
        }
        return switch (entry.author()) {
            case Author.OfContact contact -> afterVisitor(conversation, now);
            case Author.OfAgent agent -> afterStaff(conversation);
            case Author.OfAssistant assistant -> Change.none(conversation);
            case Author.OfSystem system -> Change.none(conversation);
        };
    }

    private static Change afterVisitor(Conversation conversation, Instant now) {
        return switch (conversation.status()) {
            case pending -> Change.none(conversation);
            case open -> Change.none(waitingFromNow(conversation, now));
            case snoozed -> moved(waitingFromNow(conversation, now), ConversationStatus.open);
            case resolved ->
                conversation.resolvedFrom() == ConversationStatus.pending
                        ? moved(conversation, ConversationStatus.pending)
                        : moved(waitingFromNow(conversation, now), ConversationStatus.open);
        };
    }

    private static Change afterStaff(Conversation conversation) {
        var answered = conversation.waiting(null);
        return switch (conversation.status()) {
            case pending, resolved -> moved(answered, ConversationStatus.open);
            case open, snoozed -> Change.none(answered);
        };
    }

    private static Conversation waitingFromNow(Conversation conversation, Instant now) {
        return conversation.waitingSince() == null ? conversation.waiting(now) : conversation;
    }

    private static Change moved(Conversation conversation, ConversationStatus to) {
        var told = NewEntry.of(
                EntryKind.status,
                Author.SYSTEM,
                null,
                Map.of("from", conversation.status().name(), "to", to.name()));
        return Change.to(conversation.with(to), told);
    }
}
