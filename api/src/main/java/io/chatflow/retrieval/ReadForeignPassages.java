package io.chatflow.retrieval;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.retrieval.endpoint.ForeignMeaning;
import io.chatflow.retrieval.endpoint.Reading;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Has the operator's endpoint read passages in languages that the model in this process does not know.
/// No transaction is open while it reads; a passage that has changed meanwhile is read again.
@Singleton
final class ReadForeignPassages implements Job<ReadForeignPassages.Of> {

    private static final int BATCH = 32;
    /// A slow endpoint must not take the threads of other jobs, on which answers are written.
    private static final int MOST_AT_ONCE = 4;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /// About a day. Whoever builds an index after that schedules it again.
    private static final int MOST_TRIES = 100;

    private final PassageRepository passages;
    private final @Nullable ForeignMeaning foreign;
    private final TenantTransactions transactions;
    private final Jobs jobs;
    private final Clock clock;
    private final Duration busy;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final Set<TenantId> inHand = ConcurrentHashMap.newKeySet();

    ReadForeignPassages(
            PassageRepository passages,
            @Nullable ForeignMeaning foreign,
            TenantTransactions transactions,
            Jobs jobs,
            Clock clock,
            @Value("${chatflow.embeddings.busy-pause:5s}") Duration busy) {
        this.passages = passages;
        this.foreign = foreign;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
        this.busy = busy;
    }

    /// `tries`: how often the endpoint did not read them.
    record Of(TenantId tenant, int tries) {}

    /// Each under a name of its own, so that what is written while one ends is not forgotten.
    static String first(TenantId tenant) {
        return tenant.text() + ":" + Ids.next();
    }

    @Override
    public String name() {
        return "retrieval.read-foreign-passages";
    }

    @Override
    public Class<Of> data() {
        return Of.class;
    }

    @Override
    public void run(Of of) {
        if (foreign == null) {
            return;
        }
        if (!room.tryAcquire()) {
            waitForRoom(of);
            return;
        }
        try {
            // Another run for this tenant looks once more after it has let go.
            while (isUnread(of.tenant()) && inHand.add(of.tenant())) {
                var wait = readAll(of.tenant());
                if (wait.isPresent()) {
                    putOff(of, longer(backOff(of.tries()), wait.get()));
                    return;
                }
            }
        } finally {
            room.release();
        }
    }

    /// How long the endpoint wants to be left alone, when it did not read them.
    private Optional<Duration> readAll(TenantId tenant) {
        try {
            var unread = unread(tenant, BATCH);
            while (!unread.isEmpty()) {
                switch (foreign.read(unread.stream().map(PassageRow::sentence).toList())) {
                    case Reading.Done done -> store(tenant, unread, done.vectors());
                    case Reading.Later later -> {
                        return Optional.of(later.atLeast());
                    }
                }
                unread = unread(tenant, BATCH);
            }
            return Optional.empty();
        } finally {
            inHand.remove(tenant);
        }
    }

    private void store(TenantId tenant, List<PassageRow> read, List<Optional<float[]>> vectors) {
        transactions.within(tenant, connection -> {
            for (int i = 0; i < read.size(); i++) {
                var row = read.get(i);
                passages.readUnchanged(
                        tenant,
                        row.documentId(),
                        row.place(),
                        row.title(),
                        row.heading(),
                        row.body(),
                        vectors.get(i).map(Vectors::bytes).orElse(null),
                        foreign.name());
            }
            return passages.changed(tenant, Document.Kind.article.name(), Ids.next());
        });
    }

    private boolean isUnread(TenantId tenant) {
        return !unread(tenant, 1).isEmpty();
    }

    private List<PassageRow> unread(TenantId tenant, int limit) {
        int bytes = foreign.dimensions() * Float.BYTES;
        return passages.unreadBeside(tenant, Languages.MODELLED, foreign.name(), bytes, limit);
    }

    /// That this node has no place takes no try. All that wait for a tenant are one, and never the one that runs.
    private void waitForRoom(Of of) {
        transactions.within(of.tenant(), connection -> {
            var at = clock.instant().plus(busy);
            var turn = at.toEpochMilli() / busy.toMillis();
            jobs.scheduleIfAbsent(this, of.tenant().text() + ":turn-" + turn, of, at);
            return null;
        });
    }

    private void putOff(Of of, Duration wait) {
        if (of.tries() >= MOST_TRIES) {
            return;
        }
        int tries = of.tries() + 1;
        transactions.within(of.tenant(), connection -> {
            var at = clock.instant().plus(wait);
            jobs.scheduleIfAbsent(this, of.tenant().text() + ":try-" + tries, new Of(of.tenant(), tries), at);
            return null;
        });
    }

    private static Duration backOff(int tries) {
        return shorter(Duration.ofSeconds(1L << Math.min(tries, 10)), LONGEST_WAIT);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
