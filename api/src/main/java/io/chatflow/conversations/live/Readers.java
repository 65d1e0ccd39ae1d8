package io.chatflow.conversations.live;

import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.Wire;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The readers behind this node's sockets.
@Singleton
class Readers {

    private final ConcurrentHashMap<Connection, Reader> readers = new ConcurrentHashMap<>();
    private final LogReader log;
    private final EntryViews views;
    private final Wire wire;

    Readers(LogReader log, EntryViews views, Wire wire) {
        this.log = log;
        this.views = views;
        this.wire = wire;
    }

    /// A reader that holds entries back until it is told that it has caught up.
    Reader open(Connection connection) {
        var caller = connection.caller();
        var reader = new Reader(connection, Access.tenantOf(caller), Audience.of(caller), log, this::outgoing);
        readers.put(connection, reader);
        return reader;
    }

    Optional<Reader> of(Connection connection) {
        return Optional.ofNullable(readers.get(connection));
    }

    void close(Connection connection) {
        readers.remove(connection);
    }

    Outgoing outgoing(Entry entry) {
        return new Outgoing(entry, views, wire);
    }
}
