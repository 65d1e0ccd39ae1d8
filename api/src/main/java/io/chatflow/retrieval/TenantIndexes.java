package io.chatflow.retrieval;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.retrieval.TenantIndex.Models;
import io.chatflow.retrieval.endpoint.ForeignMeaning;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The indexes that this node holds in memory: built when a tenant is first asked, from what is stored;
/// thrown away when the tenant's version has changed, when nobody has asked for a while, and, the longest
/// unasked first, when they take more memory than they may.
@Singleton
final class TenantIndexes {

    private static final int STRIPES = 64;
    /// Nobody waits longer for somebody else's build than an own one takes.
    private static final long PATIENCE_SECONDS = 2;

    private final PassageRepository passages;
    private final OwnSynonyms synonyms;
    private final Meaning meaning;
    private final TenantTransactions transactions;
    private final Jobs jobs;
    private final ReadPassages job;
    private final @Nullable ForeignMeaning foreign;
    private final ReadForeignPassages foreignJob;
    private final Clock clock;
    private final long mostBytes;
    private final Duration idle;
    private final Map<Key, Held> held = new ConcurrentHashMap<>();
    private final ReentrantLock[] building = new ReentrantLock[STRIPES];

    private record Key(TenantId tenant, Document.Kind kind) {}

    private record Held(UUID version, TenantIndex index, Instant asked) {}

    TenantIndexes(
            PassageRepository passages,
            OwnSynonyms synonyms,
            Meaning meaning,
            TenantTransactions transactions,
            Jobs jobs,
            ReadPassages job,
            @Nullable ForeignMeaning foreign,
            ReadForeignPassages foreignJob,
            Clock clock,
            @Value("${chatflow.retrieval.index-memory-mib:256}") long mostMebibytes,
            @Value("${chatflow.retrieval.index-idle:15m}") Duration idle) {
        this.passages = passages;
        this.synonyms = synonyms;
        this.meaning = meaning;
        this.transactions = transactions;
        this.jobs = jobs;
        this.job = job;
        this.foreign = foreign;
        this.foreignJob = foreignJob;
        this.clock = clock;
        this.mostBytes = mostMebibytes * 1024 * 1024;
        this.idle = idle;
        for (int i = 0; i < STRIPES; i++) {
            building[i] = new ReentrantLock();
        }
    }

    /// As the tenant's passages are in this transaction.
    TenantIndex of(TenantId tenant, Document.Kind kind) {
        var version = passages.version(tenant, kind.name());
        if (version.isEmpty()) {
            return TenantIndex.EMPTY;
        }
        var key = new Key(tenant, kind);
        var known = asked(key, version.get());
        return known == null ? builtOnce(key, version.get()) : known;
    }

    /// How many are held, and how many bytes they take.
    Memory memory() {
        var all = held.values();
        return new Memory(
                all.size(), all.stream().mapToLong(one -> one.index().bytes()).sum());
    }

    record Memory(int indexes, long bytes) {}

    /// What is lost is built again from the database.
    void forgetAll() {
        held.clear();
    }

    @Scheduled(fixedDelay = "1m")
    void dropIdle() {
        var since = clock.instant().minus(idle);
        held.values().removeIf(one -> one.asked().isBefore(since));
    }

    private TenantIndex asked(Key key, UUID version) {
        var known = held.get(key);
        if (known == null || !known.version().equals(version)) {
            return null;
        }
        held.replace(key, known, new Held(version, known.index(), clock.instant()));
        return known.index();
    }

    private TenantIndex builtOnce(Key key, UUID version) {
        var lock = building[Math.floorMod(key.hashCode(), STRIPES)];
        boolean locked = false;
        try {
            locked = lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var known = asked(key, version);
            return known == null ? built(key, version) : known;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return built(key, version);
        } finally {
            if (locked) {
                lock.unlock();
            }
        }
    }

    /// The version was read before the passages: a change in between makes another build, never an old index.
    private TenantIndex built(Key key, UUID version) {
        var tenant = key.tenant();
        var index = new TenantIndex(
                passages.all(tenant, key.kind().name()), models(key.kind()), synonyms.of(tenant), clock.instant());
        // Each under a name of its own: nodes that build at the same time must not trip over one row.
        if (index.isUnread() && meaning.embeddings().isPresent()) {
            schedule(tenant, job, ReadPassages.instance(tenant, Ids.next()), new ReadPassages.Of(tenant));
        }
        if (index.isUnreadElsewhere()) {
            schedule(tenant, foreignJob, ReadForeignPassages.first(tenant), new ReadForeignPassages.Of(tenant, 0));
        }
        held.put(key, new Held(version, index, clock.instant()));
        makeRoom();
        return index;
    }

    /// What was said in conversations leaves this process for no model.
    private Models models(Document.Kind kind) {
        return switch (kind) {
            case article ->
                new Models(
                        meaning.name(),
                        foreign == null ? null : foreign.name(),
                        foreign == null ? 0 : foreign.dimensions());
            case answer -> new Models(meaning.name(), null, 0);
        };
    }

    private <D> void schedule(TenantId tenant, Job<D> wanted, String instance, D data) {
        transactions.within(tenant, connection -> {
            jobs.schedule(wanted, instance, data);
            return null;
        });
    }

    private void makeRoom() {
        while (memory().bytes() > mostBytes) {
            var longestUnasked = held.entrySet().stream()
                    .min(Comparator.comparing(one -> one.getValue().asked()));
            longestUnasked.ifPresent(one -> held.remove(one.getKey(), one.getValue()));
        }
    }
}
