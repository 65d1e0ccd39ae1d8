package io.chatflow.conversations.log;

import io.chatflow.conversations.Appended;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.NewEntry;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The second door into the log: what changes a conversation's state, and the first message of a new one, each with its
/// change
/// in one transaction (the surrounding one, else its own).
@Singleton
public class LogDoor {

    private final TenantTransactions transactions;
    private final ConversationTable conversations;
    private final EntryTable entries;
    private final CurrentConversation current;
    private final Handover handover;
    private final LedgerBook book;
    private final List<CommitListener> listeners;
    private final Clock clock;

    LogDoor(
            TenantTransactions transactions,
            ConversationTable conversations,
            EntryTable entries,
            CurrentConversation current,
            Handover handover,
            LedgerBook book,
            List<CommitListener> listeners,
            Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.entries = entries;
        this.current = current;
        this.handover = handover;
        this.book = book;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// Locks the conversation and makes of it what the rule says. `conversation_not_found` when the tenant has no such
    /// one.
    public Conversation change(TenantId tenant, ConversationId id, Function<Conversation, Change> rule) {
        return transactions.within(tenant, connection -> {
            var locked = conversations.lock(connection, tenant, id).orElseThrow(Problems::conversationNotFound);
            var ledger = new Ledger(Map.of(id, locked), clock.instant());
            ledger.apply(id, rule.apply(locked));
            write(connection, ledger);
            return ledger.head(id);
        });
    }

    /// Moves all conversations of one contact, with what she wrote in them, to another who turned out to be the same
    /// person.
    public void move(TenantId tenant, ContactId from, ContactId to) {
        transactions.within(tenant, connection -> {
            current.lockContact(connection, tenant, from);
            var locked = conversations.lock(connection, tenant, from);
            var ledger = new Ledger(locked, clock.instant());
            locked.values().forEach(known -> ledger.apply(known.id(), Change.to(known.of(to))));
            handover.write(connection, tenant, locked.values(), from, to);
            write(connection, ledger);
            return null;
        });
    }

    /// Appends a visitor's message to the conversation that the visitor has now in the site, or (always when `fresh`)
    /// to a new one.
    public Appended start(TenantId tenant, SiteId site, ContactId contact, NewEntry message, boolean fresh) {
        try {
            return tryToStart(tenant, site, contact, message, fresh);
        } catch (RuntimeException failure) {
            if (DatabaseFaults.isConflict(failure)) {
                // The batch writer took the same clientId meanwhile: now it is found.
                return tryToStart(tenant, site, contact, message, fresh);
            }
            throw failure;
        }
    }

    private Appended tryToStart(TenantId tenant, SiteId site, ContactId contact, NewEntry message, boolean fresh) {
        return transactions.within(tenant, connection -> {
            current.lockContact(connection, tenant, contact);
            var repeated = repeated(connection, tenant, message);
            if (repeated.isPresent()) {
                return repeated.get();
            }
            var now = clock.instant();
            var ledger = fresh ? Optional.<Ledger>empty() : existing(connection, tenant, site, contact, now);
            return ledger.isPresent()
                    ? append(connection, ledger.get(), ledger.get().only(), message)
                    : begin(connection, Conversation.start(tenant, site, contact, now), message, now);
        });
    }

    private Optional<Appended> repeated(Connection connection, TenantId tenant, NewEntry message) throws SQLException {
        var key = new EntryTable.ClientKey(tenant, message.author(), message.clientId());
        var entry =
                Optional.ofNullable(entries.ofClients(connection, List.of(key)).get(key));
        if (entry.isPresent() && !entry.get().saysTheSameAs(message)) {
            throw LogProblems.clientIdReused();
        }
        return entry.map(known -> known.acknowledged(true));
    }

    private Optional<Ledger> existing(
            Connection connection, TenantId tenant, SiteId site, ContactId contact, Instant now) throws SQLException {
        var id = current.find(connection, tenant, site, contact);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var locked = conversations.lock(connection, tenant, id.get()).orElseThrow();
        var ledger = new Ledger(Map.of(locked.id(), locked), now);
        return ledger.isOver(locked.id()) ? Optional.empty() : Optional.of(ledger);
    }

    private Appended begin(Connection connection, Conversation conversation, NewEntry message, Instant now)
            throws SQLException {
        var ledger = new Ledger(Map.of(), now);
        ledger.start(conversation);
        return append(connection, ledger, conversation, message);
    }

    private Appended append(Connection connection, Ledger ledger, Conversation conversation, NewEntry message)
            throws SQLException {
        var entry = ledger.append(conversation.id(), message);
        write(connection, ledger);
        return entry.acknowledged(false);
    }

    private void write(Connection connection, Ledger ledger) throws SQLException {
        var outcome = book.write(connection, ledger);
        transactions.afterCommit(() -> outcome.forEach(one -> listeners.forEach(listener -> listener.committed(one))));
    }
}
