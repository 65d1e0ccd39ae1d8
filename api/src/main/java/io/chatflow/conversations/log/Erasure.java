package io.chatflow.conversations.log;

import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.ConversationsErased;
import io.chatflow.files.FileId;
import io.chatflow.files.Files;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Blanks what was said in the conversations of one contact, by whomever, and has the files deleted that
/// stand there: an answer repeats what it answers. `seq`, `kind` and `at` stay, so that every reader's log
/// remains whole.
@Singleton
public class Erasure {

    /// Whoever wants to write into a conversation waits as long as so many of its entries take.
    private static final int PORTION = 500;

    private static final String CONVERSATIONS =
            "SELECT id FROM conversation WHERE tenant_id = ? AND contact_id = ? ORDER BY id";

    /// Comes first: it waits for whoever writes into the conversation, and those who come later wait for it.
    private static final String SUBJECT = """
            UPDATE conversation
            SET subject = NULL, tags = '{}'
            WHERE tenant_id = ? AND id = ?
            """;

    private static final String LAST = """
            SELECT max(seq)
            FROM (
                SELECT seq
                FROM entry
                WHERE tenant_id = ? AND conversation_id = ? AND seq > ? AND erased_at IS NULL
                ORDER BY seq
                LIMIT ?) AS portion
            """;

    private static final String FILES = """
            SELECT DISTINCT attachment ->> 'id'
            FROM entry
            CROSS JOIN LATERAL jsonb_array_elements(attachments) AS attachment
            WHERE tenant_id = ? AND conversation_id = ? AND seq > ? AND seq <= ? AND attachments IS NOT NULL
            """;

    private static final String ENTRIES = """
            UPDATE entry
            SET text = NULL, data = NULL, attachments = NULL, erased_at = ?
            WHERE tenant_id = ? AND conversation_id = ? AND seq > ? AND seq <= ? AND erased_at IS NULL
            """;

    private final TenantTransactions transactions;
    private final Files files;
    private final ApplicationEventPublisher<ConversationsErased> erased;
    private final Clock clock;

    Erasure(
            TenantTransactions transactions,
            Files files,
            ApplicationEventPublisher<ConversationsErased> erased,
            Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.erased = erased;
        this.clock = clock;
    }

    /// Behind `last` comes what is not blanked yet, if anything.
    private record Portion(long last, int entries) {}

    /// In the surrounding transaction, sent or not.
    public void forgetUploads(TenantId tenant, ContactId contact) {
        files.forget(tenant, List.of(), contact);
    }

    /// Returns how many entries it has blanked: a portion of a conversation at a time, each in a transaction of its
    /// own. What was begun and not ended is ended by the same call again.
    public int erase(TenantId tenant, ContactId contact) {
        int entries = 0;
        for (var conversation : conversationsOf(tenant, contact)) {
            var portion = new Portion(0, 0);
            do {
                portion = blank(tenant, contact, conversation, portion.last());
                entries += portion.entries();
            } while (portion.entries() == PORTION);
        }
        return entries;
    }

    private Portion blank(TenantId tenant, ContactId contact, ConversationId conversation, long after) {
        return transactions.within(tenant, connection -> {
            update(connection, SUBJECT, tenant, conversation);
            long last = last(connection, tenant, conversation, after);
            var sent = filesIn(connection, tenant, conversation, after, last);
            if (!sent.isEmpty()) {
                files.forget(tenant, sent, contact);
            }
            int entries =
                    update(connection, ENTRIES, Timestamp.from(clock.instant()), tenant, conversation, after, last);
            // Each time: what was learnt meanwhile of the rest goes with it.
            erased.publishEvent(new ConversationsErased(tenant, List.of(conversation)));
            return new Portion(last, entries);
        });
    }

    private List<ConversationId> conversationsOf(TenantId tenant, ContactId contact) {
        return transactions.within(tenant, connection -> {
            try (var statement = prepared(connection, CONVERSATIONS, tenant, contact);
                    var result = statement.executeQuery()) {
                var found = new ArrayList<ConversationId>();
                while (result.next()) {
                    found.add(new ConversationId(result.getObject(1, UUID.class)));
                }
                return found;
            }
        });
    }

    /// Of the next portion; `after` where there is none.
    private static long last(Connection connection, TenantId tenant, ConversationId conversation, long after)
            throws SQLException {
        try (var statement = prepared(connection, LAST, tenant, conversation, after, PORTION);
                var result = statement.executeQuery()) {
            result.next();
            return Math.max(after, result.getLong(1));
        }
    }

    private static List<FileId> filesIn(
            Connection connection, TenantId tenant, ConversationId conversation, long after, long last)
            throws SQLException {
        try (var statement = prepared(connection, FILES, tenant, conversation, after, last);
                var result = statement.executeQuery()) {
            var found = new ArrayList<FileId>();
            while (result.next()) {
                found.add(FileId.parse(result.getString(1)));
            }
            return found;
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1,
                    switch (values[i]) {
                        case TenantId tenant -> tenant.value();
                        case ContactId contact -> contact.value();
                        case ConversationId conversation -> conversation.value();
                        case Object value -> value;
                    });
        }
        return statement;
    }
}
