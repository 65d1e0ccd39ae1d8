package io.chatflow.conversations;

import io.chatflow.realtime.protocol.AttachmentView;
import io.chatflow.realtime.protocol.EntryKind;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is to be appended. `clientId`, unique per author in the tenant, makes a repeated append harmless; `draftId`
/// names the streamed
/// draft that this entry replaces.
public record NewEntry(
        EntryKind kind,
        Author author,
        @Nullable String text,
        List<AttachmentView> attachments,
        @Nullable Map<String, Object> data,
        boolean isPrivate,
        @Nullable UUID clientId,
        @Nullable String draftId) {

    /// In the data of an entry of the assistant: how it signs there, where not as it does everywhere.
    public static final String ASSISTANT_NAME = "assistantName";

    public static NewEntry message(Author author, String text, List<AttachmentView> attachments, UUID clientId) {
        return new NewEntry(EntryKind.message, author, text, attachments, null, false, clientId, null);
    }

    /// A private note, for staff only.
    public static NewEntry note(Author author, String text, List<AttachmentView> attachments, @Nullable UUID clientId) {
        return new NewEntry(EntryKind.note, author, text, attachments, null, true, clientId, null);
    }

    /// The assistant's answer: a message, or with a card a `card`; `data` holds the citations or the card.
    public static NewEntry answer(
            EntryKind kind, String text, @Nullable Map<String, Object> data, UUID clientId, String draftId) {
        return new NewEntry(kind, Author.ASSISTANT, text, List.of(), data, false, clientId, draftId);
    }

    /// An entry that tells of a change of the conversation's state.
    public static NewEntry of(EntryKind kind, Author author, @Nullable String text, Map<String, Object> data) {
        return new NewEntry(kind, author, text, List.of(), data, false, null, null);
    }
}
