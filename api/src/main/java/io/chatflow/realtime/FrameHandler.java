package io.chatflow.realtime;

import io.chatflow.realtime.protocol.ClientFrame;

/// Serves one kind of frame; features register theirs as beans. Called on a virtual thread, one frame of a socket after
/// the other.
/// A `ProblemException` becomes an `error` frame and never closes the socket.
public interface FrameHandler<F extends ClientFrame> {

    Class<F> frame();

    void handle(Connection connection, F frame);
}
