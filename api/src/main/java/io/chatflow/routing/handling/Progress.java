package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.NewEntry;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rules by which a conversation is resolved, reopened, put to sleep and woken.
final class Progress {

    private Progress() {}

    /// Leaves the queue and keeps its assignee.
    static Change resolved(Conversation conversation, Author by, Instant now) {
        return conversation.status() == ConversationStatus.resolved
                ? Change.none(conversation)
                : Change.to(conversation.resolved(now), moved(conversation, ConversationStatus.resolved, by));
    }

    static Change reopened(Conversation conversation, Author by) {
        return conversation.status() != ConversationStatus.resolved
                ? Change.none(conversation)
                : Change.to(conversation.open(), moved(conversation, ConversationStatus.open, by));
    }

    /// When staff come back to it is no matter of the shopper's: the entry is private.
    static Change snoozed(Conversation conversation, Instant until, Author by) {
        if (until.equals(conversation.snoozedUntil())) {
            return Change.none(conversation);
        }
        var data = new LinkedHashMap<>(states(conversation, ConversationStatus.snoozed));
        data.put("until", until.toString());
        return Change.to(conversation.snoozed(until), privately(by, data));
    }

    static Change woken(Conversation conversation, Author by) {
        return conversation.status() != ConversationStatus.snoozed
                ? Change.none(conversation)
                : Change.to(conversation.open(), privately(by, states(conversation, ConversationStatus.open)));
    }

    /// Nobody waits any more, and nobody is assigned.
    static Change givenToAssistant(Conversation conversation, Author by) {
        return conversation.status() == ConversationStatus.pending
                ? Change.none(conversation)
                : Change.to(
                        conversation
                                .pending()
                                .offered(null, null)
                                .assigned(null, null)
                                .waiting(null),
                        moved(conversation, ConversationStatus.pending, by));
    }

    private static NewEntry moved(Conversation conversation, ConversationStatus to, Author by) {
        return NewEntry.of(EntryKind.status, by, null, states(conversation, to));
    }

    private static NewEntry privately(Author by, Map<String, Object> data) {
        return new NewEntry(EntryKind.status, by, null, List.of(), data, true, null, null);
    }

    private static Map<String, Object> states(Conversation conversation, ConversationStatus to) {
        var data = new LinkedHashMap<String, Object>();
        data.put("from", conversation.status().name());
        data.put("to", to.name());
        return data;
    }
}
