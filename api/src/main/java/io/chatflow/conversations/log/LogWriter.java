package io.chatflow.conversations.log;

import io.chatflow.conversations.Appended;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.NewEntry;
import io.chatflow.platform.ids.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first door into the log: plain messages and notes of all conversations and tenants, as many as wait, in one
/// transaction.
/// A disk flush for sixty-four costs as much as for one.
@Singleton
public class LogWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final int LARGEST_BATCH = 128;

    /// Appends that may wait; more are refused, and the clients keep them in their outboxes.
    private static final int CAPACITY = 20_000;

    private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final BatchTransaction transaction;
    private final Thread thread =
            Thread.ofPlatform().name("log-writer").daemon().unstarted(this::work);
    private volatile boolean stopping;

    LogWriter(BatchTransaction transaction) {
        this.transaction = transaction;
    }

    /// Ends after the commit with the acknowledgement, or with the refusal.
    public CompletableFuture<Appended> append(TenantId tenant, ConversationId conversation, NewEntry entry) {
        var append = new Append(tenant, conversation, entry, new CompletableFuture<>());
        if (stopping || !waiting.offer(append)) {
            append.done().completeExceptionally(LogProblems.unavailable());
        }
        return append.done();
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join();
    }

    private void work() {
        var batch = new ArrayList<Append>(LARGEST_BATCH);
        while (!stopping || !waiting.isEmpty()) {
            batch.clear();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException woken) {
                continue;
            }
            waiting.drainTo(batch, LARGEST_BATCH - 1);
            write(List.copyOf(batch));
        }
    }

    /// A batch that fails is split, so that a bad row fails alone.
    private void write(List<Append> batch) {
        try {
            transaction.run(batch);
        } catch (RuntimeException failure) {
            if (LogProblems.isDatabaseGone(failure)) {
                LOG.warn("the database is gone: {} appends are refused", batch.size());
                batch.forEach(append -> append.done().completeExceptionally(LogProblems.unavailable()));
            } else if (batch.size() == 1) {
                LOG.error("an append failed", failure);
                batch.getFirst().done().completeExceptionally(failure);
            } else {
                write(batch.subList(0, batch.size() / 2));
                write(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }
}
