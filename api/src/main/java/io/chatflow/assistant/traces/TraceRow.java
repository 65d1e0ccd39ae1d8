package io.chatflow.assistant.traces;

import io.chatflow.conversations.ConversationId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// `trace` is JSON.
@MappedEntity("assistant_trace")
record TraceRow(
        @Id ConversationId conversationId,
        long seq,
        String trace,
        Instant createdAt,
        @Nullable Boolean isRight) {}
