package io.chatflow.conversations.live;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.conversations.log.Committed;
import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tells the lists of staff what moved: a change of state at once, a longer log at most once a second for each
/// conversation.
@Singleton
class ListNews {

    /// Staff see one and the same view of a conversation; `clientId` of the last entry is nobody's here.
    private static final Audience ANY_STAFF = new Audience.Staff(Author.SYSTEM);

    private final ConcurrentHashMap<ConversationId, Committed> longer = new ConcurrentHashMap<>();
    private final Topics topics;
    private final LogReader log;
    private final ConversationViews views;

    ListNews(Topics topics, LogReader log, ConversationViews views) {
        this.topics = topics;
        this.log = log;
        this.views = views;
    }

    void changed(Committed change) {
        if (isToldAtOnce(change)) {
            var told = new LinkedHashSet<>(topicsOf(change.after()));
            if (change.before() != null) {
                told.addAll(ConversationTopics.viewsOf(change.before()));
            }
            publish(change.after(), told);
        } else {
            longer.put(change.after().id(), change);
        }
    }

    /// For a change of which only the outcome is known: it may have left any list.
    void anywhere(Conversation conversation) {
        var told = topicsOf(conversation);
        told.addAll(topics.followed(conversation.tenant(), ConversationTopics.VIEWS));
        publish(conversation, told);
    }

    /// Since when the shopper waits changes with almost every message, and is told with the length of the log.
    private static boolean isToldAtOnce(Committed change) {
        return change.before() == null
                || change.entries().isEmpty()
                || change.before().waiting(null).differsInState(change.after().waiting(null));
    }

    @Scheduled(fixedDelay = "1s")
    void tellLonger() {
        var due = new ArrayList<Committed>();
        longer.keySet().forEach(id -> due.add(longer.remove(id)));
        try {
            due.stream()
                    .filter(change -> isFollowed(topicsOf(change.after())))
                    .collect(Collectors.groupingBy(change -> change.after().tenant()))
                    .forEach(this::tellLonger);
        } catch (RuntimeException failure) {
            if (!DatabaseFaults.isGone(failure)) {
                throw failure;
            }
            due.forEach(change -> longer.putIfAbsent(change.after().id(), change));
        }
    }

    private void tellLonger(TenantId tenant, List<Committed> changes) {
        var last = changes.stream()
                .map(change -> change.entries().getLast())
                .collect(Collectors.toMap(Entry::conversation, Function.identity()));
        var followed = log.find(tenant, last.keySet());
        var shown = views.of(tenant, followed, last, ANY_STAFF);
        for (int at = 0; at < followed.size(); at++) {
            publish(topicsOf(followed.get(at)), shown.get(at));
        }
    }

    private void publish(Conversation conversation, Set<Topic> told) {
        if (isFollowed(told)) {
            publish(told, views.of(conversation, ANY_STAFF));
        }
    }

    private void publish(Set<Topic> told, ConversationView view) {
        topics.publish(told, new ServerFrame.ConversationChanged(view));
    }

    private boolean isFollowed(Set<Topic> told) {
        return told.stream().anyMatch(topic -> !topics.followers(topic).isEmpty());
    }

    private static LinkedHashSet<Topic> topicsOf(Conversation conversation) {
        var told = new LinkedHashSet<>(ConversationTopics.viewsOf(conversation));
        told.add(ConversationTopics.watchers(conversation.tenant(), conversation.id()));
        return told;
    }
}
