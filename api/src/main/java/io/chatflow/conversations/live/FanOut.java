package io.chatflow.conversations.live;

import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.conversations.log.CommitListener;
import io.chatflow.conversations.log.Committed;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells this node's sockets what was committed, in one line, off the writer's thread. When the line is full the writer
/// waits.
@Singleton
class FanOut implements CommitListener {

    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final int CAPACITY = 50_000;

    private final BlockingQueue<Runnable> line = new ArrayBlockingQueue<>(CAPACITY);
    private final ConcurrentHashMap<ConversationId, Set<Runnable>> waiters = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("fan-out").unstarted(this::work);
    private final Topics topics;
    private final Readers readers;
    private final ListNews news;

    FanOut(Topics topics, Readers readers, ListNews news) {
        this.topics = topics;
        this.readers = readers;
        this.news = news;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }

    @Override
    public void committed(Committed change) {
        enqueue(() -> tell(change));
    }

    /// Runs the work after all that is in the line now.
    void enqueue(Runnable work) {
        try {
            line.put(work);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Calls back at the next entry of the conversation, until cancelled by running the result.
    Runnable onNextEntry(ConversationId conversation, Runnable callback) {
        waiters.computeIfAbsent(conversation, ignored -> ConcurrentHashMap.newKeySet())
                .add(callback);
        return () -> waiters.computeIfPresent(conversation, (ignored, callbacks) -> {
            callbacks.remove(callback);
            return callbacks.isEmpty() ? null : callbacks;
        });
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                line.take().run();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                // A client that missed something finds the gap by prevSeq; the line must go on.
                LOG.error("a change could not be told", failure);
            }
        }
    }

    private void tell(Committed change) {
        var reached = audienceOf(change);
        for (var entry : change.entries()) {
            var outgoing = readers.outgoing(entry);
            reached.forEach(connection -> readers.of(connection).ifPresent(reader -> reader.deliver(outgoing)));
        }
        waiters.getOrDefault(change.after().id(), Set.of()).forEach(Runnable::run);
        news.changed(change);
    }

    private Set<Connection> audienceOf(Committed change) {
        var head = change.after();
        var reached =
                new LinkedHashSet<Connection>(topics.followers(ConversationTopics.watchers(head.tenant(), head.id())));
        reached.addAll(topics.followers(ConversationTopics.visitor(head.tenant(), head.contact())));
        return reached;
    }
}
