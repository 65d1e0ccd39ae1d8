package io.chatflow.conversations.log;

import io.chatflow.conversations.Appended;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.EntryId;
import io.chatflow.conversations.NewEntry;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AttachmentView;
import io.chatflow.realtime.protocol.EntryKind;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// One entry of the log, as stored.
public record Entry(
        TenantId tenant,
        ConversationId conversation,
        long seq,
        long prevPublicSeq,
        EntryId id,
        EntryKind kind,
        Author author,
        Instant at,
        boolean isPrivate,
        @Nullable String text,
        List<AttachmentView> attachments,
        @Nullable Map<String, Object> data,
        @Nullable UUID clientId,
        @Nullable String draftId,
        @Nullable Instant sourceAt,
        @Nullable Instant erasedAt) {

    /// The entry that comes next in this conversation.
    static Entry next(Conversation head, NewEntry entry, Instant now) {
        return new Entry(
                head.tenant(),
                head.id(),
                head.lastSeq() + 1,
                head.lastPublicSeq(),
                EntryId.next(),
                entry.kind(),
                entry.author(),
                now,
                entry.isPrivate(),
                entry.text(),
                entry.attachments(),
                entry.data(),
                entry.clientId(),
                entry.draftId(),
                null,
                null);
    }

    /// True when the append says the same as this entry: a retry, not another message under a used `clientId`.
    boolean saysTheSameAs(NewEntry entry) {
        return erasedAt != null
                || Objects.equals(text, entry.text())
                        && isPrivate == entry.isPrivate()
                        && ids(attachments).equals(ids(entry.attachments()));
    }

    Appended acknowledged(boolean repeated) {
        return new Appended(conversation, id, seq, at, clientId, repeated);
    }

    private static List<String> ids(List<AttachmentView> attachments) {
        return attachments.stream().map(AttachmentView::id).toList();
    }
}
