package io.chatflow.conversations;

import java.util.List;

/// What a rule makes of a conversation: its next state, and the entries that tell of it.
public record Change(Conversation next, List<NewEntry> entries) {

    public static Change to(Conversation next, NewEntry... entries) {
        return new Change(next, List.of(entries));
    }

    /// Nothing changes.
    public static Change none(Conversation same) {
        return new Change(same, List.of());
    }
}
