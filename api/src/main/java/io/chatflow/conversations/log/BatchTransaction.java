package io.chatflow.conversations.log;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One batch of appends: lock and find what was appended before, number, write, commit; then acknowledge and tell.
/// Three
/// messages to the database.
@Singleton
class BatchTransaction {

    // Planned once: the plan is the same for one key and for five hundred, and making it takes longer than running it.
    private static final String PLAN_ONCE = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true)";
    private static final String OPEN =
            String.join(";", TenantTransactions.OPEN_WALL, PLAN_ONCE, ConversationTable.LOCK, EntryTable.OF_CLIENTS);

    private final TenantTransactions transactions;
    private final ConversationTable conversations;
    private final EntryTable entries;
    private final LedgerBook book;
    private final List<CommitListener> listeners;
    private final Clock clock;

    BatchTransaction(
            TenantTransactions transactions,
            ConversationTable conversations,
            EntryTable entries,
            LedgerBook book,
            List<CommitListener> listeners,
            Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.entries = entries;
        this.book = book;
        this.listeners = listeners;
        this.clock = clock;
    }

    void run(List<Append> batch) {
        var tenants = batch.stream().map(Append::tenant).collect(Collectors.toSet());
        var answers = new ArrayList<Runnable>();
        var outcome = transactions.closed(connection -> write(connection, tenants, batch, answers));
        // The sockets hear of the entries before the senders' futures end, so that an ack never overtakes an earlier
        // entry.
        outcome.forEach(one -> listeners.forEach(listener -> listener.committed(one)));
        answers.forEach(Runnable::run);
    }

    private List<Committed> write(
            Connection connection, Collection<TenantId> tenants, List<Append> batch, List<Runnable> answers)
            throws SQLException {
        var found = open(connection, tenants, batch);
        var ledger = new Ledger(found.heads(), clock.instant());
        for (var append : batch) {
            answers.add(answer(append, ledger, found.known()));
        }
        return book.write(connection, ledger);
    }

    /// The locked heads, and what was appended before under the batch's client ids.
    private record Found(Map<ConversationId, Conversation> heads, Map<EntryTable.ClientKey, Entry> known) {}

    private Found open(Connection connection, Collection<TenantId> tenants, List<Append> batch) throws SQLException {
        var keys = new HashMap<ConversationId, TenantId>();
        batch.forEach(append -> keys.put(append.conversation(), append.tenant()));
        try (var statement = connection.prepareStatement(OPEN)) {
            statement.setString(1, TenantTransactions.names(tenants));
            int next = ConversationTable.bindKeys(connection, statement, 2, keys);
            EntryTable.bindClients(connection, statement, next, clientKeys(batch));
            statement.execute();
            return new Found(
                    conversations.byId(resultAfter(statement, 2)), entries.byClient(resultAfter(statement, 1)));
        }
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
