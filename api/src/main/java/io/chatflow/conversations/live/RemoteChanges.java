package io.chatflow.conversations.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.CommitListener;
import io.chatflow.conversations.log.Committed;
import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.HeadVersion;
import io.chatflow.conversations.log.LatestQuery.LatestEntry;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.conversations.log.WarmHeads;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.nodes.HintListener;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.realtime.Topics;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells this node's sockets what other nodes have committed. Hints name conversations (with the commit through
/// PostgreSQL, and through Redis); each second the heads that changed lately are looked at besides, so that a hint that
/// nobody heard costs a second and no message. What is told is read from the log.
@Singleton
class RemoteChanges implements CommitListener, HintListener {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteChanges.class);

    private static final Duration LATELY = Duration.ofSeconds(10);
    private static final int TENANTS_AT_ONCE = 500;
    private static final int HEADS_OF_A_TENANT = 500;
    private static final int ENTRIES_AT_ONCE = 200;

    /// What the sockets of this node were told last.
    private final Cache<ConversationId, Conversation> told = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(30))
            .build();

    private final Map<ConversationId, HeadVersion> pending = new ConcurrentHashMap<>();

    /// What is being read just now. The second hint at the same commit comes meanwhile, as a rule.
    private volatile Map<ConversationId, HeadVersion> reading = Map.of();

    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("remote-changes").unstarted(this::work);
    private final Nodes nodes;
    private final Topics topics;
    private final LogReader log;
    private final FanOut fanOut;
    private final ListNews lists;
    private final KnownHeads known;
    private final WarmHeads warm;
    private final Clock clock;

    RemoteChanges(
            Nodes nodes,
            Topics topics,
            LogReader log,
            FanOut fanOut,
            ListNews lists,
            KnownHeads known,
            WarmHeads warm,
            Clock clock) {
        this.nodes = nodes;
        this.topics = topics;
        this.log = log;
        this.fanOut = fanOut;
        this.lists = lists;
        this.known = known;
        this.warm = warm;
        this.clock = clock;
        if (nodes.several()) {
            thread.start();
        }
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }

    @Override
    public void committed(Committed change) {
        if (nodes.several()) {
            told.put(change.after().id(), change.after());
            nodes.whisper(
                    HeadVersion.HINT,
                    change.after().tenant(),
                    HeadVersion.of(change.after()).text());
        }
    }

    @Override
    public Set<String> kinds() {
        return Set.of(HeadVersion.HINT);
    }

    @Override
    public void hinted(String kind, List<String> words) {
        // Redis says the tenant first, and each version says it again.
        words.stream()
                .filter(word -> word.contains(":"))
                .map(HeadVersion::parse)
                .forEach(this::look);
    }

    @Scheduled(fixedDelay = "1s")
    void lookAround() {
        if (!nodes.several()) {
            return;
        }
        var tenants = List.copyOf(topics.tenants());
        var since = clock.instant().minus(LATELY);
        try {
            for (int at = 0; at < tenants.size(); at += TENANTS_AT_ONCE) {
                var some = tenants.subList(at, Math.min(tenants.size(), at + TENANTS_AT_ONCE));
                log.changedSince(some, since, HEADS_OF_A_TENANT).forEach(this::look);
            }
        } catch (RuntimeException failure) {
            if (!DatabaseFaults.isGone(failure)) {
                throw failure;
            }
        }
    }

    private void look(HeadVersion version) {
        warm.changedElsewhere(version);
        var last = told.getIfPresent(version.conversation());
        boolean concernsUs = topics.isFollowed(version.tenant()) || fanOut.isAwaited(version.conversation());
        if (concernsUs
                && isNews(version, last == null ? null : HeadVersion.of(last))
                && isNews(version, read(version))) {
            pending.put(version.conversation(), version);
            news.release();
        }
    }

    private @Nullable HeadVersion read(HeadVersion version) {
        return reading.get(version.conversation());
    }

    private static boolean isNews(HeadVersion version, @Nullable HeadVersion known) {
        return known == null || version.isNewsTo(known);
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                news.acquire();
                news.drainPermits();
                tellPending();
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void tellPending() throws InterruptedException {
        var due = Map.copyOf(pending);
        reading = due;
        due.forEach(pending::remove);
        var byTenant = due.values().stream()
                .collect(Collectors.groupingBy(
                        HeadVersion::tenant, Collectors.mapping(HeadVersion::conversation, Collectors.toList())));
        for (var one : byTenant.entrySet()) {
            try {
                tell(one.getKey(), one.getValue());
            } catch (RuntimeException failure) {
                if (!DatabaseFaults.isGone(failure)) {
                    LOG.error("what another node committed could not be told", failure);
                }
                // The next look around finds it again.
                told.invalidateAll(one.getValue());
            }
        }
        reading = Map.of();
    }

    private void tell(TenantId tenant, List<ConversationId> ids) {
        for (var latest : log.latest(tenant, ids)) {
            var head = latest.head();
            var before = told.getIfPresent(head.id());
            if (!head.equals(before)) {
                told.put(head.id(), head);
                known.seen(head);
                fanOut.committed(new Committed(before, head, entries(before, latest)));
                if (before == null) {
                    fanOut.enqueue(() -> lists.anywhere(head));
                }
            }
        }
    }

    /// Readers find what lies before the last entry themselves; but a visitor does not see a private one, and must be
    /// told what came before it.
    private List<Entry> entries(@Nullable Conversation before, LatestEntry latest) {
        var head = latest.head();
        var last = latest.entry();
        long missing = before == null ? head.lastSeq() : head.lastSeq() - before.lastSeq();
        if (missing <= 0) {
            return List.of();
        }
        if (missing == 1 && last != null) {
            return List.of(last);
        }
        if (before != null && missing <= ENTRIES_AT_ONCE) {
            return log.after(head.tenant(), head.id(), before.lastSeq(), head.lastSeq(), true, ENTRIES_AT_ONCE);
        }
        var ends = new ArrayList<Entry>();
        if (last == null || last.isPrivate()) {
            ends.addAll(log.last(head.tenant(), List.of(head), false).values());
        }
        if (last != null) {
            ends.add(last);
        }
        return ends;
    }
}
