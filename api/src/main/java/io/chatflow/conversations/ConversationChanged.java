package io.chatflow.conversations;

import io.micronaut.core.annotation.Nullable;

/// A conversation's state is changing: published inside the transaction. `before` is null for a new conversation.
public record ConversationChanged(@Nullable Conversation before, Conversation after) {}
