package io.chatflow.conversations.log;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.NewEntry;
import io.chatflow.conversations.State;
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
        return conversation.state() instanceof State.Resolved resolved
                && resolved.at().plus(REOPENS_WITHIN).isBefore(now);
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
        return switch (conversation.state()) {
            case State.Pending pending -> Change.none(conversation);
            case State.Open open -> Change.none(waitingFromNow(conversation, now));
            case State.Snoozed snoozed ->
                told(conversation, waitingFromNow(conversation, now).open());
            case State.Resolved resolved ->
                resolved.from() == ConversationStatus.pending
                        ? told(conversation, conversation.pending())
                        : told(conversation, waitingFromNow(conversation, now).open());
        };
    }

    private static Change afterStaff(Conversation conversation) {
        var answered = conversation.waiting(null);
        return switch (conversation.state()) {
            case State.Pending pending -> told(conversation, answered.open());
            case State.Resolved resolved -> told(conversation, answered.open());
            case State.Open open -> Change.none(answered);
            case State.Snoozed snoozed -> Change.none(answered);
        };
    }

    private static Conversation waitingFromNow(Conversation conversation, Instant now) {
        return conversation.waitingSince() == null ? conversation.waiting(now) : conversation;
    }

    private static Change told(Conversation before, Conversation after) {
        var fromAndTo = Map.<String, Object>of(
                "from", before.status().name(), "to", after.status().name());
        return Change.to(after, NewEntry.of(EntryKind.status, Author.SYSTEM, null, fromAndTo));
    }
}
