package io.chatflow.conversations;

import io.micronaut.core.annotation.Nullable;

/// A conversation's state is changing in a way that is of `Interest` to somebody: published inside the transaction.
/// `before` is null for a new conversation.
public record ConversationChanged(@Nullable Conversation before, Conversation after) {

    /// Says beforehand whether a listener of this event has something to do with a change. Most changes are that
    /// the shopper waits, or no longer waits, for the agent who has the conversation. Where nobody has, the event
    /// is not published.
    @FunctionalInterface
    public interface Interest {
        boolean isIn(ConversationChanged change);
    }
}
