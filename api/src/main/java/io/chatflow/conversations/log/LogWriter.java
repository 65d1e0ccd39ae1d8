package io.chatflow.conversations.log;

import io.chatflow.conversations.Appended;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.NewEntry;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first door into the log: plain messages and notes of all conversations and tenants, as many as wait, in one
/// transaction.
/// A disk flush for sixty-four costs as much as for one.
@Singleton
public class LogWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final long LOOKS_UP_EVERY_MILLIS = 100;

    private final BlockingQueue<Append> waiting;
    private final int largestBatch;
    private final BatchTransaction transaction;
    private final Thread thread =
            Thread.ofPlatform().name("log-writer").daemon().unstarted(this::work);
    private volatile boolean stopping;

    /// @param capacity appends that may wait; more are refused, and the clients keep them in their outboxes
    LogWriter(
            BatchTransaction transaction,
            @Value("${chatflow.log.batch:500}") int largestBatch,
            @Value("${chatflow.log.waiting:20000}") int capacity) {
        this.transaction = transaction;
        this.largestBatch = largestBatch;
        this.waiting = new ArrayBlockingQueue<>(capacity);
    }

    /// Ends after the commit with the acknowledgement, or with the refusal.
    public CompletableFuture<Appended> append(TenantId tenant, ConversationId conversation, NewEntry entry) {
        var append = new Append(tenant, conversation, entry, new CompletableFuture<>());
        if (stopping || !waiting.offer(append)) {
            append.done().completeExceptionally(Problems.unavailable());
        }
        return append.done();
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        // Not interrupted: it may be in the middle of a commit.
        stopping = true;
        thread.join();
    }

    private void work() {
        var batch = new ArrayList<Append>(largestBatch);
        while (!stopping || !waiting.isEmpty()) {
            batch.clear();
            try {
                var first = waiting.poll(LOOKS_UP_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, largestBatch - 1);
                    write(List.copyOf(batch));
                }
            } catch (InterruptedException woken) {
                LOG.debug("woken", woken);
            } catch (Throwable failure) {
                // Whatever it was: without this thread no message of anybody would be stored.
                LOG.error("a batch failed", failure);
                batch.forEach(append -> append.done().completeExceptionally(failure));
            }
        }
    }

    /// A batch that fails is split, so that a bad row fails alone.
    private void write(List<Append> batch) {
        write(batch, false);
    }

    private void write(List<Append> batch, boolean again) {
        try {
            transaction.run(batch);
        } catch (RuntimeException failure) {
            if (DatabaseFaults.isGone(failure)) {
                LOG.warn("the database is gone: {} appends are refused", batch.size());
                batch.forEach(append -> append.done().completeExceptionally(Problems.unavailable()));
            } else if (batch.size() == 1 && DatabaseFaults.isConflict(failure) && !again) {
                // The other door took the same clientId meanwhile: now it is found.
                write(batch, true);
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
