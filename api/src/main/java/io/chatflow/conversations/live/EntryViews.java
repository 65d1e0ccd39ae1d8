package io.chatflow.conversations.live;

import io.chatflow.conversations.NewEntry;
import io.chatflow.conversations.log.Entry;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.AuthorView;
import io.chatflow.realtime.protocol.EntryView;
import jakarta.inject.Singleton;

/// Entries as a reader sees them.
@Singleton
public class EntryViews {

    private final AuthorNames names;

    EntryViews(AuthorNames names) {
        this.names = names;
    }

    public EntryView of(Entry entry, Audience reader) {
        return new EntryView(
                entry.id().text(),
                entry.seq(),
                reader.before(entry),
                entry.kind(),
                author(entry),
                entry.at(),
                entry.isPrivate(),
                entry.text(),
                entry.attachments().isEmpty() ? null : entry.attachments(),
                entry.data(),
                reader.wrote(entry) ? entry.clientId() : null,
                entry.draftId(),
                entry.sourceAt(),
                entry.erasedAt());
    }

    private AuthorView author(Entry entry) {
        var author = names.of(entry.tenant(), entry.author());
        return author.kind() == AuthorKind.assistant
                        && entry.data() != null
                        && entry.data().get(NewEntry.ASSISTANT_NAME) instanceof String name
                ? new AuthorView(author.kind(), author.id(), name, author.avatarUrl())
                : author;
    }
}
