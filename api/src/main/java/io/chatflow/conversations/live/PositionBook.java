package io.chatflow.conversations.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.ReceiptTable;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.nodes.Nodes;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Positions of readers: moved in memory at once, written lazily and many together. What a crash loses, the reader
/// says again with the next entry.
@Singleton
class PositionBook {

    private static final Logger LOG = LoggerFactory.getLogger(PositionBook.class);
    private static final int WRITTEN_TOGETHER = 1_000;

    private record Place(ConversationId conversation, Author reader) {}

    /// @param moved false when the reader was as far already
    record Move(ReceiptTable.Row now, boolean moved) {}

    private final Cache<ConversationId, Map<Author, ReceiptTable.Row>> pages = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    private final ConcurrentHashMap<Place, ReceiptTable.Row> unwritten = new ConcurrentHashMap<>();
    private final ReceiptTable table;
    private final Nodes nodes;

    PositionBook(ReceiptTable table, Nodes nodes) {
        this.table = table;
        this.nodes = nodes;
    }

    /// Forward only; the caller has checked that the log is that long.
    Move move(ReceiptTable.Row wanted) {
        var page = page(wanted.tenant(), wanted.conversation());
        var before = page.get(wanted.reader());
        var now = page.merge(wanted.reader(), wanted, ReceiptTable.Row::furthest);
        boolean moved = !now.equals(before);
        if (moved) {
            unwritten.merge(new Place(now.conversation(), now.reader()), now, ReceiptTable.Row::furthest);
        }
        return new Move(now, moved);
    }

    /// Of one conversation, from memory where they are known.
    Collection<ReceiptTable.Row> of(TenantId tenant, ConversationId conversation) {
        return page(tenant, conversation).values();
    }

    /// Of many, as they are stored and as they have moved here since.
    List<ReceiptTable.Row> of(TenantId tenant, Collection<ConversationId> conversations) {
        var wanted = new HashSet<>(conversations);
        // What is not written yet is looked at first: what is written meanwhile is read from the table then.
        var moved = unwritten.values().stream()
                .filter(row -> row.tenant().equals(tenant) && wanted.contains(row.conversation()))
                .toList();
        return List.copyOf(Stream.concat(table.of(tenant, conversations).stream(), moved.stream())
                .collect(Collectors.toMap(
                        row -> new Place(row.conversation(), row.reader()), row -> row, ReceiptTable.Row::furthest))
                .values());
    }

    @Scheduled(fixedDelay = "${chatflow.conversations.positions-written-every:500ms}")
    void write() {
        while (!unwritten.isEmpty()) {
            var batch = unwritten.values().stream().limit(WRITTEN_TOGETHER).toList();
            try {
                store(batch);
            } catch (RuntimeException gone) {
                return;
            }
            batch.forEach(row -> unwritten.remove(new Place(row.conversation(), row.reader()), row));
        }
    }

    /// Throws only while the database is gone. One whose conversation is being deleted does not take the others along.
    private void store(List<ReceiptTable.Row> batch) {
        try {
            table.move(batch);
            tellOtherNodes(batch);
        } catch (RuntimeException failure) {
            if (DatabaseFaults.isGone(failure)) {
                throw failure;
            }
            if (batch.size() == 1) {
                LOG.error("a position could not be written", failure);
            } else {
                batch.forEach(row -> store(List.of(row)));
            }
        }
    }

    /// What another node has written may be further: the rows that are news here, all where none were known.
    List<ReceiptTable.Row> refresh(TenantId tenant, ConversationId conversation) {
        var known = pages.getIfPresent(conversation);
        var stored = of(tenant, List.of(conversation));
        if (known == null) {
            return stored;
        }
        return stored.stream()
                .filter(row -> !row.equals(known.get(row.reader())))
                .filter(row -> row.equals(known.merge(row.reader(), row, ReceiptTable.Row::furthest)))
                .toList();
    }

    private void tellOtherNodes(List<ReceiptTable.Row> written) {
        if (nodes.several()) {
            written.stream()
                    .collect(Collectors.toMap(
                            ReceiptTable.Row::conversation, ReceiptTable.Row::tenant, (one, same) -> one))
                    .forEach((conversation, tenant) -> RemoteSignals.moved(nodes, tenant, conversation));
        }
    }

    @EventListener
    void goingAway(ShutdownEvent event) {
        write();
    }

    private Map<Author, ReceiptTable.Row> page(TenantId tenant, ConversationId conversation) {
        return pages.get(
                conversation,
                id -> of(tenant, List.of(id)).stream()
                        .collect(Collectors.toConcurrentMap(ReceiptTable.Row::reader, row -> row)));
    }
}
