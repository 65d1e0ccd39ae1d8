package io.chatflow.conversations.live;

import io.chatflow.conversations.log.Entry;
import io.chatflow.realtime.Encoded;
import io.chatflow.realtime.Wire;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;

/// One entry on its way to many sockets: written as JSON once for the staff and once for the visitor.
final class Outgoing {

    private final Entry entry;
    private final EntryViews views;
    private final Wire wire;
    private @Nullable Encoded forStaff;
    private @Nullable Encoded forVisitor;

    Outgoing(Entry entry, EntryViews views, Wire wire) {
        this.entry = entry;
        this.views = views;
        this.wire = wire;
    }

    Entry entry() {
        return entry;
    }

    /// The author's own sockets get it with the `clientId`, everyone else the shared bytes.
    synchronized Encoded as(Audience reader) {
        if (reader.wrote(entry)) {
            return encode(reader);
        }
        if (reader.seesPrivate()) {
            return forStaff == null ? forStaff = encode(reader) : forStaff;
        }
        return forVisitor == null ? forVisitor = encode(reader) : forVisitor;
    }

    Encoded ack(Audience author) {
        return wire.encode(new ServerFrame.Ack(
                entry.clientId(),
                entry.conversation().text(),
                entry.id().text(),
                entry.seq(),
                author.before(entry),
                entry.at()));
    }

    private Encoded encode(Audience reader) {
        return wire.encode(new ServerFrame.NewEntry(entry.conversation().text(), views.of(entry, reader)));
    }
}
