package io.chatflow.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.chatflow.assistant.Mood;
import io.chatflow.commerce.CommerceView;
import io.chatflow.contacts.ContactView;
import io.chatflow.realtime.protocol.ConversationView;
import io.micronaut.core.annotation.Nullable;

/// A conversation's fields, and for staff beside them how the shopper sounds, who she is and what she has in the shop.
record ConversationDetail(
        @JsonUnwrapped ConversationView conversation,
        @Nullable Mood sentiment,
        @Nullable ContactView contact,
        @Nullable CommerceView commerce) {}
