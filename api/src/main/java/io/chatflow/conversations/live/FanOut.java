package io.chatflow.conversations.live;

import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.conversations.log.CommitListener;
import io.chatflow.conversations.log.Committed;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.Topics;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final int AT_ONCE = 500;

    /// What waits to be done; `change` is null for work that tells no change.
    private record Step(@Nullable Committed change, Runnable work) {}

    private final BlockingQueue<Step> line = new ArrayBlockingQueue<>(CAPACITY);
    private final ConcurrentHashMap<ConversationId, Set<Runnable>> waiters = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("fan-out").unstarted(this::work);
    private final Topics topics;
    private final Readers readers;
    private final ListNews news;
    private final AuthorNames names;

    FanOut(Topics topics, Readers readers, ListNews news, AuthorNames names) {
        this.topics = topics;
        this.readers = readers;
        this.news = news;
        this.names = names;
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
        put(new Step(change, () -> tell(change)));
    }

    /// Runs the work after all that is in the line now.
    void enqueue(Runnable work) {
        put(new Step(null, work));
    }

    private void put(Step step) {
        try {
            line.put(step);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Calls back at the next entry of the conversation, until cancelled by running the result.
    Runnable onNextEntry(ConversationId conversation, Runnable callback) {
        waiters.compute(conversation, (ignored, callbacks) -> {
            Set<Runnable> all = callbacks == null ? ConcurrentHashMap.newKeySet() : callbacks;
            all.add(callback);
            return all;
        });
        return () -> waiters.computeIfPresent(conversation, (ignored, callbacks) -> {
            callbacks.remove(callback);
            return callbacks.isEmpty() ? null : callbacks;
        });
    }

    boolean isAwaited(ConversationId conversation) {
        return waiters.containsKey(conversation);
    }

    private void work() {
        var steps = new ArrayList<Step>(AT_ONCE);
        while (!Thread.currentThread().isInterrupted()) {
            steps.clear();
            try {
                steps.add(line.take());
            } catch (InterruptedException stopping) {
                return;
            }
            line.drainTo(steps, AT_ONCE - 1);
            attempt(() -> prepareNames(steps));
            steps.forEach(step -> attempt(step.work()));
        }
    }

    /// The names of all who wrote, in one query rather than one for each.
    private void prepareNames(List<Step> steps) {
        names.prepare(steps.stream()
                .filter(step -> step.change() != null)
                .flatMap(step -> step.change().entries().stream())
                .toList());
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            // A client that missed something finds the gap by prevSeq; the line must go on.
            LOG.error("a change could not be told", failure);
        }
    }

    private void tell(Committed change) {
        var reached = audienceOf(change);
        for (var entry : change.entries()) {
            var outgoing = readers.outgoing(entry);
            for (var connection : reached) {
                readers.of(connection).ifPresent(reader -> reader.deliver(outgoing));
            }
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
