package io.chatflow.conversations.live;

import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
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
        var reader = new Reader(connection, tenantOf(caller), Audience.of(caller), log, this::outgoing);
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

    static TenantId tenantOf(Caller caller) {
        return switch (caller) {
            case StaffCaller staff -> staff.tenant();
            case VisitorCaller visitor -> visitor.tenant();
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }
}
