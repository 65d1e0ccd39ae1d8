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
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One batch of appends: lock, find what was appended before, number, write, commit; then acknowledge and tell.
@Singleton
class BatchTransaction {

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
        var outcome = transactions.within(tenants, connection -> write(connection, batch, answers));
        // The sockets hear of the entries before the senders' futures end, so that an ack never overtakes an earlier
        // entry.
        outcome.forEach(one -> listeners.forEach(listener -> listener.committed(one)));
        answers.forEach(Runnable::run);
    }

    private List<Committed> write(Connection connection, List<Append> batch, List<Runnable> answers)
            throws SQLException {
        var keys = new HashMap<ConversationId, TenantId>();
        batch.forEach(append -> keys.put(append.conversation(), append.tenant()));
        var ledger = new Ledger(conversations.lock(connection, keys), clock.instant());
        var known = new HashMap<>(entries.ofClients(connection, clientKeys(batch)));
        for (var append : batch) {
            answers.add(answer(append, ledger, known));
        }
        return book.write(connection, ledger);
    }

    private static HashSet<EntryTable.ClientKey> clientKeys(List<Append> batch) {
        return batch.stream()
                .filter(append -> append.entry().clientId() != null)
                .map(Append::clientKey)
                .collect(Collectors.toCollection(HashSet::new));
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
