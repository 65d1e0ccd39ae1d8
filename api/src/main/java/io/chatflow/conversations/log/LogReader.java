package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.LatestQuery.LatestEntry;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads heads and entries.
@Singleton
public class LogReader {

    private static final int AT_MOST = 50;

    private final TenantTransactions transactions;
    private final EntryTable entries;
    private final HeadQueries heads;
    private final LatestQuery latest;

    LogReader(TenantTransactions transactions, EntryTable entries, HeadQueries heads, LatestQuery latest) {
        this.transactions = transactions;
        this.entries = entries;
        this.heads = heads;
        this.latest = latest;
    }

    public Optional<Conversation> find(TenantId tenant, ConversationId id) {
        return transactions.within(
                tenant,
                connection ->
                        heads.byId(connection, tenant, List.of(id)).stream().findFirst());
    }

    public List<Conversation> find(TenantId tenant, Collection<ConversationId> ids) {
        return ids.isEmpty()
                ? List.of()
                : transactions.within(tenant, connection -> heads.byId(connection, tenant, ids));
    }

    /// The visitor's conversations in all sites, the latest first; at most 50.
    public List<Conversation> ofContact(TenantId tenant, ContactId contact) {
        return transactions.within(tenant, connection -> heads.ofContact(connection, tenant, contact, AT_MOST));
    }

    /// All of them, for what the law asks.
    public List<Conversation> allOfContact(TenantId tenant, ContactId contact) {
        return transactions.within(
                tenant, connection -> heads.ofContact(connection, tenant, contact, Integer.MAX_VALUE));
    }

    /// What these conversations came to: their heads, each with its last entry, in one message to the database. Not to
    /// be called within another transaction.
    public List<LatestEntry> latest(TenantId tenant, Collection<ConversationId> ids) {
        return ids.isEmpty()
                ? List.of()
                : transactions.inOneMessage(connection -> latest.read(connection, tenant, ids));
    }

    /// How many of the site's open conversations have a shopper who waits for a person.
    public int waiting(TenantId tenant, SiteId site) {
        return transactions.within(tenant, connection -> heads.waiting(connection, tenant, site));
    }

    /// What changed lately in these tenants, at most so many heads of each.
    public List<HeadVersion> changedSince(Collection<TenantId> tenants, Instant since, int limit) {
        return tenants.isEmpty()
                ? List.of()
                : transactions.within(tenants, connection -> heads.changedSince(connection, tenants, since, limit));
    }

    public List<Conversation> list(TenantId tenant, HeadFilter filter) {
        return transactions.within(tenant, connection -> heads.list(connection, tenant, filter));
    }

    /// Entries with `afterSeq` < seq ≤ `upToSeq`, oldest first.
    public List<Entry> after(
            TenantId tenant, ConversationId id, long afterSeq, long upToSeq, boolean withPrivate, int limit) {
        return transactions.within(
                tenant, connection -> entries.after(connection, tenant, id, afterSeq, upToSeq, withPrivate, limit));
    }

    /// The last entries with seq < `beforeSeq`, oldest first.
    public List<Entry> before(TenantId tenant, ConversationId id, long beforeSeq, boolean withPrivate, int limit) {
        return transactions.within(
                tenant, connection -> entries.before(connection, tenant, id, beforeSeq, withPrivate, limit));
    }

    /// The last entry of each conversation that a reader may see.
    public Map<ConversationId, Entry> last(
            TenantId tenant, Collection<Conversation> conversations, boolean withPrivate) {
        var places = conversations.stream()
                .collect(Collectors.toMap(
                        Conversation::id, head -> withPrivate ? head.lastSeq() : head.lastPublicSeq()));
        return places.isEmpty()
                ? Map.of()
                : transactions.within(tenant, connection -> entries.at(connection, tenant, places));
    }
}
