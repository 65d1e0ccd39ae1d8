package io.chatflow.conversations.log;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One batch of appends: what they do to the heads is decided in memory, written, committed; then they are acknowledged
/// and told. When this node wrote all the heads itself the last time, that is one message to the database, or two where
/// another feature has something to write with it. Else three: lock and find what was appended before, write, commit.
@Singleton
class BatchTransaction {

    private static final String TRANSACTION = "SELECT pg_current_xact_id()::xid::text";
    private static final String LOCK =
            String.join(";", TenantTransactions.OPEN_WALL, TRANSACTION, ConversationTable.LOCK, EntryTable.OF_CLIENTS);
    private static final String GROW =
            String.join(";", TenantTransactions.OPEN_WALL, ConversationTable.GROW_KNOWN, EntryTable.INSERT);
    private static final String GROW_AND_TELL = GROW + ";" + Nodes.TELL;

    private final TenantTransactions transactions;
    private final ConversationTable conversations;
    private final EntryTable entries;
    private final LedgerBook book;
    private final WarmHeads warm;
    private final Nodes nodes;
    private final List<CommitListener> listeners;
    private final Clock clock;

    BatchTransaction(
            TenantTransactions transactions,
            ConversationTable conversations,
            EntryTable entries,
            LedgerBook book,
            WarmHeads warm,
            Nodes nodes,
            List<CommitListener> listeners,
            Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.entries = entries;
        this.book = book;
        this.warm = warm;
        this.nodes = nodes;
        this.listeners = listeners;
        this.clock = clock;
    }

    void run(List<Append> batch) {
        var done = quickly(batch).orElseGet(() -> thoroughly(batch));
        warm.written(done.changes(), done.transaction());
        // The sockets hear of the entries before the senders' futures end, so that an ack never overtakes an earlier
        // entry.
        done.changes().forEach(one -> listeners.forEach(listener -> listener.committed(one)));
        done.answers().forEach(Runnable::run);
    }

    /// What was committed by which transaction, and what is left to tell the senders.
    private record Done(List<Committed> changes, String transaction, List<Runnable> answers) {}

    /// Nothing when it takes more than growing heads that this node knows: a head that it does not know or that
    /// somebody
    /// else wrote meanwhile, a refusal (it must be true), a repeated message, a state that changes.
    private Optional<Done> quickly(List<Append> batch) {
        // In the order in which all others lock: of the ids as PostgreSQL has it.
        var ids = batch.stream()
                .map(Append::conversation)
                .distinct()
                .sorted(Comparator.comparing(id -> id.value().toString()))
                .toList();
        var known = warm.all(ids);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var heads = new LinkedHashMap<ConversationId, Conversation>();
        known.get().forEach((id, one) -> heads.put(id, one.head()));
        var ledger = new Ledger(heads, clock.instant());
        var answers = answers(batch, ledger, new HashMap<>());
        if (ledger.newEntries().size() != batch.size() || !ledger.changedHeads().isEmpty()) {
            return Optional.empty();
        }
        var growth = new Growth(batch, ledger, known.get(), ledger.outcome());
        try {
            var transaction = book.concernsNobody(growth.outcome())
                    ? transactions.inOneMessage(connection -> grow(connection, growth, nodes.several()))
                    : transactions.closed(connection -> {
                        var written = grow(connection, growth, false);
                        book.tell(ledger);
                        return written;
                    });
            return Optional.of(new Done(growth.outcome(), transaction, answers));
        } catch (RuntimeException failure) {
            if (DatabaseFaults.isGone(failure)) {
                throw failure;
            }
            warm.forget(ids);
            return Optional.empty();
        }
    }

    /// A batch that only grows heads that this node knows.
    private record Growth(
            List<Append> batch, Ledger ledger, Map<ConversationId, WarmHeads.Warm> known, List<Committed> outcome) {}

    /// Returns the id of the transaction.
    private String grow(Connection connection, Growth growth, boolean tellsNodes) throws SQLException {
        try (var statement = connection.prepareStatement(tellsNodes ? GROW_AND_TELL : GROW)) {
            statement.setString(1, TenantTransactions.names(tenants(growth.batch())));
            int next = ConversationTable.bindGrown(
                    connection, statement, 2, growth.ledger().grownHeads(), growth.known());
            next = entries.bindNew(connection, statement, next, growth.ledger().newEntries());
            if (tellsNodes) {
                var hints = nodes.hints(HeadVersion.HINT, LedgerBook.versions(growth.outcome()));
                statement.setArray(next, connection.createArrayOf("text", hints));
            }
            statement.execute();
            return text(resultAfter(statement, 1));
        }
    }

    private Done thoroughly(List<Append> batch) {
        return transactions.closed(connection -> {
            var found = lock(connection, batch);
            var ledger = new Ledger(found.heads(), clock.instant());
            var answers = answers(batch, ledger, found.known());
            return new Done(book.write(connection, ledger), found.transaction(), answers);
        });
    }

    /// The locked heads, and what was appended before under the batch's client ids.
    private record Found(
            String transaction, Map<ConversationId, Conversation> heads, Map<EntryTable.ClientKey, Entry> known) {}

    private Found lock(Connection connection, List<Append> batch) throws SQLException {
        var keys = batch.stream().map(Append::key).distinct().toList();
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, TenantTransactions.names(tenants(batch)));
            int next = ConversationTable.bindKeys(connection, statement, 2, keys);
            EntryTable.bindClients(connection, statement, next, clientKeys(batch));
            statement.execute();
            return new Found(
                    text(resultAfter(statement, 1)),
                    conversations.byId(resultAfter(statement, 1)),
                    entries.byClient(resultAfter(statement, 1)));
        }
    }

    private static Set<TenantId> tenants(List<Append> batch) {
        return batch.stream().map(Append::tenant).collect(Collectors.toSet());
    }

    private static String text(ResultSet result) throws SQLException {
        result.next();
        return result.getString(1);
    }

    private static ResultSet resultAfter(PreparedStatement statement, int results) throws SQLException {
        for (int i = 0; i < results; i++) {
            statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private static List<EntryTable.ClientKey> clientKeys(List<Append> batch) {
        return batch.stream()
                .filter(append -> append.entry().clientId() != null)
                .map(Append::clientKey)
                .distinct()
                .toList();
    }

    /// Decides in the order of the batch, and leaves the new entries in the ledger.
    private static List<Runnable> answers(List<Append> batch, Ledger ledger, Map<EntryTable.ClientKey, Entry> known) {
        var answers = new ArrayList<Runnable>();
        batch.forEach(append -> answers.add(answer(append, ledger, known)));
        return answers;
    }

    private static Runnable answer(Append append, Ledger ledger, Map<EntryTable.ClientKey, Entry> known) {
        var repeated = append.entry().clientId() == null ? null : known.get(append.clientKey());
        if (repeated != null) {
            return repeated.saysTheSameAs(append.entry())
                    ? () -> append.done().complete(repeated.acknowledged(true))
                    : () -> append.done().completeExceptionally(LogProblems.clientIdReused());
        }
        var head = ledger.head(append.conversation());
        if (head == null
                || !head.tenant().equals(append.tenant())
                || !mayWrite(append.entry().author(), head)) {
            return () -> append.done().completeExceptionally(Problems.conversationNotFound());
        }
        if (append.entry().author() instanceof Author.OfContact && ledger.isOver(append.conversation())) {
            return () -> append.done().completeExceptionally(LogProblems.over());
        }
        if (isLateAnswer(append, head)) {
            return () -> append.done().completeExceptionally(LogProblems.takenOver());
        }
        var entry = ledger.append(append.conversation(), append.entry());
        if (entry.clientId() != null) {
            known.put(append.clientKey(), entry);
        }
        return () -> append.done().complete(entry.acknowledged(false));
    }

    private static boolean mayWrite(Author author, Conversation head) {
        return !(author instanceof Author.OfContact visitor)
                || visitor.contact().equals(head.contact());
    }

    private static boolean isLateAnswer(Append append, Conversation head) {
        return append.entry().author() instanceof Author.OfAssistant
                && !append.entry().isPrivate()
                && head.status() != ConversationStatus.pending;
    }
}
