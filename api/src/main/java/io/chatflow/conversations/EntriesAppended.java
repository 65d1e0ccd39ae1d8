package io.chatflow.conversations;

import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.tenants.SiteId;
import java.util.List;

/// Entries are being appended in which somebody has an `Interest`: published inside the transaction, so that what must
/// follow can be written with them. Several tenants may be among them; the wall is open for all of these.
public record EntriesAppended(List<One> entries) {

    /// `status` is the conversation's after the entry.
    public record One(
            TenantId tenant,
            SiteId site,
            ConversationId conversation,
            ContactId contact,
            long seq,
            EntryKind kind,
            AuthorKind author,
            boolean isPrivate,
            ConversationStatus status) {}

    /// Says beforehand whether a listener of this event has something to write with an entry. Where none has, the batch
    /// goes to the database in one message, and the event is not published.
    @FunctionalInterface
    public interface Interest {
        boolean isIn(One entry);
    }
}
