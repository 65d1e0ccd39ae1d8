package io.chatflow.realtime;

import io.chatflow.realtime.protocol.ClientFrame;

/// Is told of sockets that have said who they are.
public interface ConnectionListener {

    /// After each `hello` that was accepted; the listener that owns the log answers with `welcome`.
    void greeted(Connection connection, ClientFrame.Hello hello);

    /// Once, when a greeted socket is gone.
    void gone(Connection connection);
}
