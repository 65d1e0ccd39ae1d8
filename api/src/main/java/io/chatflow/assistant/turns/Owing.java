package io.chatflow.assistant.turns;

import io.chatflow.conversations.EntriesAppended;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryKind;
import jakarta.inject.Singleton;

/// What the assistant owes an answer to.
@Singleton
class Owing implements EntriesAppended.Interest {

    @Override
    public boolean isIn(EntriesAppended.One entry) {
        return entry.kind() == EntryKind.message
                && entry.author() == AuthorKind.contact
                && entry.status() == ConversationStatus.pending;
    }
}
