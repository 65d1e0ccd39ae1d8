package io.chatflow.conversations.live;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.ContactId;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.ServerFrame;
import io.chatflow.realtime.protocol.ServerFrame.PresenceStatus;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Which visitors are here and on which page. Signals: in memory only, told to the staff who watch one of the visitor's
/// conversations.
@Singleton
class Presences {

    private static final int URL_AT_MOST = 2_000;

    private final ConcurrentHashMap<Connection, ServerFrame.Page> pages = new ConcurrentHashMap<>();
    private final Topics topics;
    private final LogReader log;

    Presences(Topics topics, LogReader log) {
        this.topics = topics;
        this.log = log;
    }

    void arrived(Connection connection) {
        if (connection.caller() instanceof VisitorCaller visitor) {
            tell(visitor, PresenceStatus.online, pages.get(connection));
        }
    }

    void left(Connection connection) {
        pages.remove(connection);
        if (connection.caller() instanceof VisitorCaller visitor && !isHere(visitor.tenant(), visitor.contact())) {
            tell(visitor, PresenceStatus.offline, null);
        }
    }

    void sees(Connection connection, VisitorCaller visitor, String url, @Nullable String title) {
        var page = new ServerFrame.Page(shortened(url), title == null ? null : shortened(title));
        pages.put(connection, page);
        tell(visitor, PresenceStatus.online, page);
    }

    /// Where the visitor of a conversation is now.
    ServerFrame.Presence of(Conversation conversation) {
        var here = topics.followers(ConversationTopics.visitor(conversation.tenant(), conversation.contact()));
        var page = here.stream()
                .map(pages::get)
                .filter(known -> known != null)
                .findFirst()
                .orElse(null);
        return new ServerFrame.Presence(
                null,
                conversation.contact().text(),
                here.isEmpty() ? PresenceStatus.offline : PresenceStatus.online,
                page);
    }

    private boolean isHere(TenantId tenant, ContactId contact) {
        return topics.followers(ConversationTopics.visitor(tenant, contact)).stream()
                .anyMatch(Connection::isOpen);
    }

    private void tell(VisitorCaller visitor, PresenceStatus status, ServerFrame.@Nullable Page page) {
        var watched = watchersOf(visitor);
        if (!watched.isEmpty()) {
            topics.publish(
                    watched, new ServerFrame.Presence(null, visitor.contact().text(), status, page));
        }
    }

    private Set<Topic> watchersOf(VisitorCaller visitor) {
        return log.ofContact(visitor.tenant(), visitor.contact()).stream()
                .filter(one -> one.status() != ConversationStatus.resolved)
                .map(one -> ConversationTopics.watchers(one.tenant(), one.id()))
                .filter(topic -> !topics.followers(topic).isEmpty())
                .collect(Collectors.toSet());
    }

    private static String shortened(String text) {
        return text.length() <= URL_AT_MOST ? text : text.substring(0, URL_AT_MOST);
    }
}
