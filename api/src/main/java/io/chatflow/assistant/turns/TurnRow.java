package io.chatflow.assistant.turns;

import io.chatflow.conversations.ConversationId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("assistant_turn")
record TurnRow(@Id ConversationId conversationId, long seq) {}
