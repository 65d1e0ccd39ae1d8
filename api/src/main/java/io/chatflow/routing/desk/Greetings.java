package io.chatflow.routing.desk;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.ConnectionListener;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;

/// Staff who connect follow their colleagues' presence; shoppers who come back learn where they stand. After the
/// log's own greeting, which begins with what the socket follows.
@Singleton
@Order(100)
class Greetings implements ConnectionListener {

    /// The presence of a tenant's agents, for its staff.
    static final String AGENTS = "agents";

    private final Topics topics;
    private final Conversations conversations;
    private final Positions positions;

    Greetings(Topics topics, Conversations conversations, Positions positions) {
        this.topics = topics;
        this.conversations = conversations;
        this.positions = positions;
    }

    @Override
    public void greeted(Connection connection, ClientFrame.Hello hello) {
        switch (connection.caller()) {
            case StaffCaller staff -> topics.follow(connection, new Topic(staff.tenant(), AGENTS));
            case VisitorCaller visitor ->
                conversations
                        .current(visitor.tenant(), visitor.site(), visitor.contact())
                        .ifPresent(own -> tell(connection, own));
            case OperatorCaller operator -> {}
            case SiteCaller site -> {}
        }
    }

    @Override
    public void gone(Connection connection) {}

    private void tell(Connection connection, Conversation own) {
        positions
                .of(own.tenant(), own.id())
                .ifPresent(place -> connection.send(
                        new ServerFrame.Queue(own.id().text(), place.position(), place.estimatedSeconds())));
    }
}
