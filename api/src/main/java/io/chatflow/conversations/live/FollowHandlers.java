package io.chatflow.conversations.live;

import io.chatflow.conversations.ConversationTopics;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.FrameHandler;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ClientFrame;
import jakarta.inject.Singleton;

/// What staff follow: conversations (`watch`) and lists (`subscribe`).
final class FollowHandlers {

    private FollowHandlers() {}

    private static StaffCaller staff(Connection connection) {
        if (connection.caller() instanceof StaffCaller staff) {
            return staff;
        }
        throw Problems.forbidden();
    }

    @Singleton
    static class OfWatch implements FrameHandler<ClientFrame.Watch> {

        private final Access access;
        private final Topics topics;
        private final Readers readers;
        private final Presences presences;

        OfWatch(Access access, Topics topics, Readers readers, Presences presences) {
            this.access = access;
            this.topics = topics;
            this.readers = readers;
            this.presences = presences;
        }

        @Override
        public Class<ClientFrame.Watch> frame() {
            return ClientFrame.Watch.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.Watch frame) {
            var staff = staff(connection);
            var conversation = access.find(staff, frame.conversationId());
            readers.of(connection).ifPresent(reader -> reader.startsAt(conversation.id(), conversation.lastSeq()));
            topics.follow(connection, ConversationTopics.watchers(staff.tenant(), conversation.id()));
            connection.send(presences.of(conversation));
        }
    }

    @Singleton
    static class OfUnwatch implements FrameHandler<ClientFrame.Unwatch> {

        private final Topics topics;
        private final Readers readers;

        OfUnwatch(Topics topics, Readers readers) {
            this.topics = topics;
            this.readers = readers;
        }

        @Override
        public Class<ClientFrame.Unwatch> frame() {
            return ClientFrame.Unwatch.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.Unwatch frame) {
            var staff = staff(connection);
            var conversation = Access.idOf(frame.conversationId());
            topics.unfollow(connection, ConversationTopics.watchers(staff.tenant(), conversation));
            readers.of(connection).ifPresent(reader -> reader.forgets(conversation));
        }
    }

    @Singleton
    static class OfSubscribe implements FrameHandler<ClientFrame.Subscribe> {

        private final Topics topics;

        OfSubscribe(Topics topics) {
            this.topics = topics;
        }

        @Override
        public Class<ClientFrame.Subscribe> frame() {
            return ClientFrame.Subscribe.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.Subscribe frame) {
            var staff = staff(connection);
            topics.follow(connection, ConversationTopics.view(staff.tenant(), frame.view(), staff.staff()));
        }
    }

    @Singleton
    static class OfUnsubscribe implements FrameHandler<ClientFrame.Unsubscribe> {

        private final Topics topics;

        OfUnsubscribe(Topics topics) {
            this.topics = topics;
        }

        @Override
        public Class<ClientFrame.Unsubscribe> frame() {
            return ClientFrame.Unsubscribe.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.Unsubscribe frame) {
            var staff = staff(connection);
            topics.unfollow(connection, ConversationTopics.view(staff.tenant(), frame.view(), staff.staff()));
        }
    }
}
