package io.chatflow.assistant.answers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatflow.conversations.ConversationId;
import java.time.Instant;

/// What staff answered to a shopper's question in another conversation, word for word. `updatedAt` is when that
/// conversation last changed.
record SimilarAnswer(
        @JsonProperty(required = true) ConversationId conversationId,
        @JsonProperty(required = true) String question,
        @JsonProperty(required = true) String answer,
        @JsonProperty(required = true) Instant updatedAt) {}
