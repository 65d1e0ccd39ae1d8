package io.chatflow.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.notifications.DeliveryRepository.DeliveryRow;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.realtime.protocol.EntryView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What the browser is told, as it stands now. The words around it are the panel's, in the reader's language.
@Singleton
class Messages {

    private static final int LONGEST_TEXT = 140;
    private static final int LOOKED_AT = 10;

    private final Conversations conversations;
    private final Contacts contacts;
    private final ObjectMapper json;

    Messages(Conversations conversations, Contacts contacts, ObjectMapper json) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.json = json;
    }

    /// `name` is the shopper's, where it is known; `text` what she wrote last.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Message(
            Reason reason,
            @Nullable String conversationId,
            @Nullable String contactId,
            @Nullable String name,
            @Nullable String text) {}

    /// Empty when the conversation is gone.
    Optional<byte[]> of(TenantId tenant, DeliveryRow delivery) {
        if (delivery.conversationId() == null) {
            return Optional.of(written(new Message(delivery.reason(), null, null, null, null)));
        }
        return conversations
                .find(tenant, delivery.conversationId())
                .map(conversation -> written(message(delivery.reason(), conversation)));
    }

    private Message message(Reason reason, Conversation conversation) {
        var names = contacts.names(conversation.tenant(), List.of(conversation.contact()));
        return new Message(
                reason,
                conversation.id().toString(),
                conversation.contact().toString(),
                names.get(conversation.contact()),
                said(conversation));
    }

    private @Nullable String said(Conversation conversation) {
        return conversations.lastEntries(conversation.tenant(), conversation.id(), LOOKED_AT).reversed().stream()
                .filter(entry ->
                        entry.kind() == EntryKind.message && entry.author().kind() == AuthorKind.contact)
                .findFirst()
                .map(EntryView::text)
                .map(text -> text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…")
                .orElse(null);
    }

    private byte[] written(Message message) {
        try {
            return json.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
