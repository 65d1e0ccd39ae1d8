package io.chatflow.assistant.traces;

import io.chatflow.conversations.ConversationId;

/// A question that articles decided, and how surely the best passage answers it.
public record Decided(ConversationId conversation, long questionSeq, double sureness) {}
