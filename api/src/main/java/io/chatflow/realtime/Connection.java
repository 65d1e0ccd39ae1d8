package io.chatflow.realtime;

import io.chatflow.identity.Caller;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/// One open socket. Frames leave it in the order in which they were sent.
public interface Connection {

    UUID id();

    /// Who holds the socket: what the last accepted `hello` proved.
    Caller caller();

    /// The `Origin` of the page that opened it; browsers always name one.
    @Nullable
    String origin();

    void send(ServerFrame frame);

    /// For a frame that goes to many.
    void send(Encoded frame);

    void close(CloseCode code);

    boolean isOpen();
}
