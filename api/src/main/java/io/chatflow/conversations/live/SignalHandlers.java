package io.chatflow.conversations.live;

import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.FrameHandler;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/// Signals of the socket: who types, and where a visitor is. Lost ones cost nothing.
final class SignalHandlers {

    private SignalHandlers() {}

    @Singleton
    static class OfTyping implements FrameHandler<ClientFrame.Typing> {

        private static final int DRAFT_AT_MOST = 8_000;

        private final KnownHeads heads;
        private final Typists typists;
        private final Sites sites;
        private final Nodes nodes;

        OfTyping(KnownHeads heads, Typists typists, Sites sites, Nodes nodes) {
            this.heads = heads;
            this.typists = typists;
            this.sites = sites;
            this.nodes = nodes;
        }

        @Override
        public Class<ClientFrame.Typing> frame() {
            return ClientFrame.Typing.class;
        }

        @Override
        public void handle(Connection connection, ClientFrame.Typing frame) {
            var conversation = heads.find(connection.caller(), Access.idOf(frame.conversationId()), 0);
            var author = Audience.of(connection.caller()).self();
            typists.tell(conversation, author, frame.typing(), draft(connection, frame), connection);
            RemoteSignals.typing(nodes, conversation, author, frame.typing());
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
