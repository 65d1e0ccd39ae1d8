package io.chatflow.conversations.log;

import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;

/// Blanks what was said in the conversations of one contact, by whomever: an answer repeats what it answers.
/// `seq`, `kind` and `at` stay, so that every reader's log remains whole.
@Singleton
public class Erasure {

    private static final String ENTRIES = """
            UPDATE entry
            SET text = NULL, data = NULL, attachments = NULL, erased_at = ?
            WHERE tenant_id = ? AND erased_at IS NULL
              AND conversation_id IN (SELECT id FROM conversation WHERE tenant_id = ? AND contact_id = ?)
            """;

    private static final String SUBJECTS = """
            UPDATE conversation
            SET subject = NULL, tags = '{}'
            WHERE tenant_id = ? AND contact_id = ?
            """;

    private final TenantTransactions transactions;
    private final Clock clock;

    Erasure(TenantTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Returns how many entries it has blanked.
    public int erase(TenantId tenant, ContactId contact) {
        return transactions.within(tenant, connection -> {
            eraseSubjects(connection, tenant, contact);
            return eraseEntries(connection, tenant, contact);
        });
    }

    private int eraseEntries(Connection connection, TenantId tenant, ContactId contact) throws SQLException {
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setObject(2, tenant.value());
            statement.setObject(3, tenant.value());
            statement.setObject(4, contact.value());
            return statement.executeUpdate();
        }
    }

    /// Comes first: it waits for whoever writes into these conversations, and those who come later wait for
    /// it.
    private static void eraseSubjects(Connection connection, TenantId tenant, ContactId contact) throws SQLException {
        try (var statement = connection.prepareStatement(SUBJECTS)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, contact.value());
            statement.executeUpdate();
        }
    }
}
