package io.chatflow.assistant.versions;

import io.chatflow.conversations.ConversationId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("assistant_example")
record ExampleRow(
        @Id int place,
        String label,
        @Nullable String text,
        @Nullable ConversationId conversationId,
        @Nullable Long seq,
        byte[] vector,
        String vectorModel) {}
