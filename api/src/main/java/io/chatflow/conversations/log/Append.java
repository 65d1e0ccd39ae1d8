package io.chatflow.conversations.log;

import io.chatflow.conversations.Appended;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.NewEntry;
import io.chatflow.platform.ids.TenantId;
import java.util.concurrent.CompletableFuture;

/// An append that waits for its batch; `done` ends after the commit, or with the refusal.
record Append(TenantId tenant, ConversationId conversation, NewEntry entry, CompletableFuture<Appended> done) {

    ConversationTable.Key key() {
        return new ConversationTable.Key(tenant, conversation);
    }

    EntryTable.ClientKey clientKey() {
        return new EntryTable.ClientKey(tenant, entry.author(), entry.clientId());
    }
}
