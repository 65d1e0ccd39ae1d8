package io.chatflow.conversations.live;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.conversations.VisitorPages;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.ContactId;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.platform.nodes.Whereabouts;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.ServerFrame;
import io.chatflow.realtime.protocol.ServerFrame.PresenceStatus;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which visitors are here and on which page. Signals: in memory only, told to the staff who watch one of the visitor's
/// conversations.
@Singleton
class Presences implements VisitorPages {

    private static final Logger LOG = LoggerFactory.getLogger(Presences.class);
    private static final int URL_AT_MOST = 2_000;
    private static final Executor SOON =
            CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS, Executors.newVirtualThreadPerTaskExecutor());

    private final ConcurrentHashMap<Connection, ServerFrame.Page> pages = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ContactId, TenantId> changedElsewhere = new ConcurrentHashMap<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final Topics topics;
    private final LogReader log;
    private final Whereabouts whereabouts;
    private final Nodes nodes;

    Presences(Topics topics, LogReader log, Whereabouts whereabouts, Nodes nodes) {
        this.topics = topics;
        this.log = log;
        this.whereabouts = whereabouts;
        this.nodes = nodes;
    }

    void arrived(Connection connection) {
        if (connection.caller() instanceof VisitorCaller visitor) {
            whereabouts.arrived(visitor.tenant(), visitor.contact().text());
            tell(visitor.tenant(), visitor.contact(), PresenceStatus.online, pages.get(connection));
            RemoteSignals.presence(nodes, visitor.tenant(), visitor.contact());
        }
    }

    void left(Connection connection) {
        pages.remove(connection);
        if (connection.caller() instanceof VisitorCaller visitor && !isHere(visitor.tenant(), visitor.contact())) {
            whereabouts.left(visitor.tenant(), visitor.contact().text());
            tellStatus(visitor.tenant(), visitor.contact());
            RemoteSignals.presence(nodes, visitor.tenant(), visitor.contact());
        }
    }

    /// A visitor came to or left another node; told a moment later, many together.
    void changedElsewhere(TenantId tenant, ContactId contact) {
        changedElsewhere.put(contact, tenant);
        if (telling.compareAndSet(false, true)) {
            SOON.execute(this::tellChangedElsewhere);
        }
    }

    private void tellChangedElsewhere() {
        telling.set(false);
        var watched = new HashMap<TenantId, Boolean>();
        for (var contact : List.copyOf(changedElsewhere.keySet())) {
            var tenant = changedElsewhere.remove(contact);
            try {
                // After a restart all shoppers come back at once, and mostly nobody looks.
                if (watched.computeIfAbsent(tenant, this::isAnythingWatched)) {
                    tellStatus(tenant, contact);
                }
            } catch (RuntimeException failure) {
                LOG.debug("a presence could not be told: {}", failure.toString());
            }
        }
    }

    void sees(Connection connection, VisitorCaller visitor, String url, @Nullable String title) {
        var page = new ServerFrame.Page(shortened(url), title == null ? null : shortened(title));
        pages.put(connection, page);
        tell(visitor.tenant(), visitor.contact(), PresenceStatus.online, page);
    }

    /// Empty too when she looks at several pages: nobody knows which of them she means.
    @Override
    public Optional<String> url(Conversation conversation) {
        var urls = topics.followers(ConversationTopics.visitor(conversation.tenant(), conversation.contact())).stream()
                .map(pages::get)
                .filter(Objects::nonNull)
                .map(ServerFrame.Page::url)
                .distinct()
                .toList();
        return urls.size() == 1 ? Optional.of(urls.getFirst()) : Optional.empty();
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
                here.isEmpty() && !isElsewhere(conversation.tenant(), conversation.contact())
                        ? PresenceStatus.offline
                        : PresenceStatus.online,
                page);
    }

    private boolean isHere(TenantId tenant, ContactId contact) {
        return topics.followers(ConversationTopics.visitor(tenant, contact)).stream()
                .anyMatch(Connection::isOpen);
    }

    private boolean isAnythingWatched(TenantId tenant) {
        return !topics.followed(tenant, ConversationTopics.WATCHERS).isEmpty();
    }

    private boolean isElsewhere(TenantId tenant, ContactId contact) {
        return whereabouts.isElsewhere(tenant, contact.text());
    }

    private void tellStatus(TenantId tenant, ContactId contact) {
        var watched = watchersOf(tenant, contact);
        if (!watched.isEmpty()) {
            var status = isHere(tenant, contact) || isElsewhere(tenant, contact)
                    ? PresenceStatus.online
                    : PresenceStatus.offline;
            topics.publish(watched, new ServerFrame.Presence(null, contact.text(), status, null));
        }
    }

    private void tell(TenantId tenant, ContactId contact, PresenceStatus status, ServerFrame.@Nullable Page page) {
        var watched = watchersOf(tenant, contact);
        if (!watched.isEmpty()) {
            topics.publish(watched, new ServerFrame.Presence(null, contact.text(), status, page));
        }
    }

    private Set<Topic> watchersOf(TenantId tenant, ContactId contact) {
        return log.ofContact(tenant, contact).stream()
                .filter(one -> one.status() != ConversationStatus.resolved)
                .map(one -> ConversationTopics.watchers(one.tenant(), one.id()))
                .filter(topic -> !topics.followers(topic).isEmpty())
                .collect(Collectors.toSet());
    }

    private static String shortened(String text) {
        return text.length() <= URL_AT_MOST ? text : text.substring(0, URL_AT_MOST);
    }
}
