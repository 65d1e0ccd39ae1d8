package io.chatflow.assistant.turns;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import java.util.UUID;

/// The shopper's message `seq` of a conversation, to be answered once.
record Turn(TenantId tenant, ConversationId conversation, long seq) {

    /// The answer's client id: the same on every node and at every try, so that a second append changes nothing.
    UUID clientId() {
        return Ids.derived(conversation.value(), "turn:" + seq);
    }

    String draftId() {
        return Ids.derived(conversation.value(), "draft:" + seq).toString();
    }
}
