package io.chatflow.routing.handling;

import io.chatflow.realtime.Connection;
import io.chatflow.realtime.FrameHandler;
import io.chatflow.realtime.protocol.ClientFrame;
import jakarta.inject.Singleton;

/// The same wish over the socket; the answer is the `queue` frame.
@Singleton
class HandoffHandler implements FrameHandler<ClientFrame.Handoff> {

    private final HandoffWishes wishes;

    HandoffHandler(HandoffWishes wishes) {
        this.wishes = wishes;
    }

    @Override
    public Class<ClientFrame.Handoff> frame() {
        return ClientFrame.Handoff.class;
    }

    @Override
    public void handle(Connection connection, ClientFrame.Handoff frame) {
        wishes.handOff(connection.caller(), frame.conversationId(), frame.reason());
    }
}
