package io.chatflow.conversations.live;

import io.chatflow.conversations.ConversationTopics;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.FrameHandler;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ServerFrame;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;

/// Signals of the socket: who types, and where a visitor is. Lost ones cost nothing.
final class SignalHandlers {

    private SignalHandlers() {}

    @Singleton
    static class OfTyping implements FrameHandler<ClientFrame.Typing> {

        private static final int DRAFT_AT_MOST = 8_000;

        private final KnownHeads heads;
        private final AuthorNames names;
        private final Sites sites;
        private final Topics topics;

        OfTyping(KnownHeads heads, AuthorNames names, Sites sites, Topics topics) {
            this.heads = heads;
            this.names = names;
            this.sites = sites;
            this.topics = topics;
        }

        @Override
        public Class<ClientFrame.Typing> frame() {
            return ClientFrame.Typing.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.Typing frame) {
            var conversation = heads.find(connection.caller(), Access.idOf(frame.conversationId()), 0);
            var author = names.of(
                    conversation.tenant(), Audience.of(connection.caller()).self());
            Set<Topic> told = new LinkedHashSet<>();
            told.add(ConversationTopics.watchers(conversation.tenant(), conversation.id()));
            if (connection.caller() instanceof StaffCaller) {
                told.add(ConversationTopics.visitor(conversation.tenant(), conversation.contact()));
            }
            var shown =
                    new ServerFrame.Typing(conversation.id().text(), author, frame.typing(), draft(connection, frame));
            topics.publish(told, shown, connection);
        }

        /// What a visitor is writing is shown only where the site turned that on, never what staff write.
        private @Nullable String draft(Connection connection, ClientFrame.Typing frame) {
            if (frame.draft() == null || !(connection.caller() instanceof VisitorCaller visitor)) {
                return null;
            }
            var preview = sites.find(visitor.tenant(), visitor.site())
                    .map(site -> site.features().draftPreview())
                    .orElse(false);
            return preview && frame.draft().length() <= DRAFT_AT_MOST ? frame.draft() : null;
        }
    }

    @Singleton
    static class OfPage implements FrameHandler<ClientFrame.PageView> {

        private final Presences presences;

        OfPage(Presences presences) {
            this.presences = presences;
        }

        @Override
        public Class<ClientFrame.PageView> frame() {
            return ClientFrame.PageView.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.PageView frame) {
            if (!(connection.caller() instanceof VisitorCaller visitor)) {
                throw Problems.forbidden();
            }
            presences.sees(connection, visitor, frame.url(), frame.title());
        }
    }
}
