package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationChanged;
import io.chatflow.conversations.EntriesAppended;
import io.chatflow.platform.nodes.Nodes;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes a ledger and tells the other features inside the transaction: the end that both doors share.
@Singleton
class LedgerBook {

    private static final String APPEND = ConversationTable.GROW + ";" + EntryTable.INSERT;

    private final ConversationTable conversations;
    private final EntryTable entries;
    private final ApplicationEventPublisher<EntriesAppended> appended;
    private final ApplicationEventPublisher<ConversationChanged> changed;
    private final Nodes nodes;
    private final List<EntriesAppended.Interest> interestsInEntries;
    private final List<ConversationChanged.Interest> interestsInChanges;

    LedgerBook(
            ConversationTable conversations,
            EntryTable entries,
            ApplicationEventPublisher<EntriesAppended> appended,
            ApplicationEventPublisher<ConversationChanged> changed,
            Nodes nodes,
            List<EntriesAppended.Interest> interestsInEntries,
            List<ConversationChanged.Interest> interestsInChanges) {
        this.conversations = conversations;
        this.entries = entries;
        this.appended = appended;
        this.changed = changed;
        this.nodes = nodes;
        this.interestsInEntries = interestsInEntries;
        this.interestsInChanges = interestsInChanges;
    }

    List<Committed> write(Connection connection, Ledger ledger) throws SQLException {
        for (var one : ledger.outcome()) {
            if (one.before() == null) {
                conversations.insert(connection, one.after());
            }
        }
        var changedHeads = ledger.changedHeads();
        if (!changedHeads.isEmpty()) {
            conversations.update(connection, changedHeads);
        }
        append(connection, ledger.grownHeads(), ledger.newEntries());
        return tell(ledger);
    }

    /// The other features of this node inside the transaction, and the other nodes when it commits. The heads are
    /// locked
    /// by then: what the features write is in one order with what they write for others.
    List<Committed> tell(Ledger ledger) {
        var outcome = ledger.outcome();
        publish(outcome);
        nodes.tell(HeadVersion.HINT, versions(outcome));
        return outcome;
    }

    /// Whether nobody here has anything to write with it, so that it needs no transaction but its own message.
    boolean concernsNobody(List<Committed> outcome) {
        return concerningChanges(outcome).isEmpty()
                && concerningEntries(outcome).isEmpty();
    }

    static List<String> versions(List<Committed> outcome) {
        return outcome.stream().map(one -> HeadVersion.of(one.after()).text()).toList();
    }

    /// In one message to the database.
    void append(Connection connection, List<Conversation> grown, List<Entry> added) throws SQLException {
        if (grown.isEmpty() && added.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(APPEND)) {
            int next = ConversationTable.bindGrown(connection, statement, 1, grown);
            entries.bindNew(connection, statement, next, added);
            statement.execute();
        }
    }

    private void publish(List<Committed> outcome) {
        var told = concerningEntries(outcome);
        if (!told.isEmpty()) {
            appended.publishEvent(new EntriesAppended(told));
        }
        concerningChanges(outcome).forEach(changed::publishEvent);
    }

    private List<ConversationChanged> concerningChanges(List<Committed> outcome) {
        return outcome.stream()
                .filter(Committed::changesState)
                .map(one -> new ConversationChanged(one.before(), one.after()))
                .filter(change -> interestsInChanges.stream().anyMatch(interest -> interest.isIn(change)))
                .toList();
    }

    private List<EntriesAppended.One> concerningEntries(List<Committed> outcome) {
        return outcome.stream()
                .flatMap(one -> one.entries().stream().map(entry -> view(one, entry)))
                .filter(entry -> interestsInEntries.stream().anyMatch(interest -> interest.isIn(entry)))
                .toList();
    }

    private static EntriesAppended.One view(Committed one, Entry entry) {
        var head = one.after();
        return new EntriesAppended.One(
                head.tenant(),
                head.site(),
                head.id(),
                head.contact(),
                entry.seq(),
                entry.kind(),
                entry.author().kind(),
                entry.isPrivate(),
                head.status());
    }
}
