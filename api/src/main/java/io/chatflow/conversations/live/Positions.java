package io.chatflow.conversations.live;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.identity.Caller;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.FrameHandler;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ReceiptView;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/// `received` and `read`: positions that only go forward, told to the other side at once and stored lazily.
@Singleton
public class Positions {

    private final KnownHeads heads;
    private final Receipts receipts;
    private final Topics topics;

    Positions(KnownHeads heads, Receipts receipts, Topics topics) {
        this.heads = heads;
        this.receipts = receipts;
        this.topics = topics;
    }

    /// Moves the caller's positions and tells the others. `read` implies delivered.
    public ReceiptView move(
            Caller caller, String conversationId, long delivered, long read, @Nullable Connection cause) {
        var conversation = heads.find(caller, Access.idOf(conversationId), Math.max(delivered, read));
        var reader = Audience.of(caller);
        var moved = receipts.move(conversation, reader, delivered, read);
        if (moved.isNews()) {
            tell(conversation, reader.seesPrivate(), moved.now(), cause);
        }
        return moved.now();
    }

    /// Tells this node's sockets what another node has written.
    void movedElsewhere(Conversation conversation) {
        for (var moved : receipts.movedElsewhere(conversation)) {
            tell(conversation, moved.reader().kind() != AuthorKind.contact, moved, null);
        }
    }

    private void tell(Conversation conversation, boolean byStaff, ReceiptView moved, @Nullable Connection cause) {
        var watchers = ConversationTopics.watchers(conversation.tenant(), conversation.id());
        var visitor = ConversationTopics.visitor(conversation.tenant(), conversation.contact());
        topics.publish(List.of(watchers), frame(conversation, moved), cause);
        if (!topics.followers(visitor).isEmpty()) {
            var shown = byStaff ? receipts.ofStaff(conversation) : moved;
            topics.publish(List.of(visitor), frame(conversation, shown), cause);
        }
    }

    private static ServerFrame.ReceiptMoved frame(Conversation conversation, ReceiptView receipt) {
        return new ServerFrame.ReceiptMoved(
                conversation.id().text(), receipt.reader(), receipt.deliveredSeq(), receipt.readSeq());
    }

    @Singleton
    static class OfReceived implements FrameHandler<ClientFrame.Received> {

        private final Positions positions;

        OfReceived(Positions positions) {
            this.positions = positions;
        }

        @Override
        public Class<ClientFrame.Received> frame() {
            return ClientFrame.Received.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.Received frame) {
            positions.move(connection.caller(), frame.conversationId(), frame.seq(), 0, connection);
        }
    }

    @Singleton
    static class OfRead implements FrameHandler<ClientFrame.Read> {

        private final Positions positions;

        OfRead(Positions positions) {
            this.positions = positions;
        }

        @Override
        public Class<ClientFrame.Read> frame() {
            return ClientFrame.Read.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.Read frame) {
            positions.move(connection.caller(), frame.conversationId(), frame.seq(), frame.seq(), connection);
        }
    }
}
