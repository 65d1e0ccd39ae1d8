package io.chatflow.assistant.versions;

import io.chatflow.conversations.ConversationId;
import io.micronaut.core.annotation.Nullable;

/// An example, and where it comes from: a category's list, or the message at `seq` of a conversation.
record Lesson(
        String label,
        String text,
        @Nullable ConversationId conversation,
        @Nullable Long seq) {

    boolean isCorrection() {
        return conversation != null;
    }

    /// What is stored of it: the words of a shopper stay in the log.
    @Nullable
    String ownText() {
        return isCorrection() ? null : text;
    }
}
