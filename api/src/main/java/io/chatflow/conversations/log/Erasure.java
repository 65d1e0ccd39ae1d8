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

    private static final String ENTRIES = """
            UPDATE entry
            SET text = NULL, data = NULL, attachments = NULL, erased_at = ?
            WHERE tenant_id = ? AND erased_at IS NULL
              AND conversation_id IN (SELECT id FROM conversation WHERE tenant_id = ? AND contact_id = ?)
            """;

    private static final String FILES = """
            SELECT DISTINCT attachment ->> 'id'
            FROM entry
            CROSS JOIN LATERAL jsonb_array_elements(attachments) AS attachment
            WHERE tenant_id = ? AND attachments IS NOT NULL
              AND conversation_id IN (SELECT id FROM conversation WHERE tenant_id = ? AND contact_id = ?)
            """;

    private static final String SUBJECTS = """
            UPDATE conversation
            SET subject = NULL, tags = '{}'
            WHERE tenant_id = ? AND contact_id = ?
            RETURNING id
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

    /// Returns how many entries it has blanked.
    public int erase(TenantId tenant, ContactId contact) {
        return transactions.within(tenant, connection -> {
            var conversations = eraseSubjects(connection, tenant, contact);
            files.forget(tenant, filesOf(connection, tenant, contact), contact);
            int entries = eraseEntries(connection, tenant, contact);
            erased.publishEvent(new ConversationsErased(tenant, conversations));
            return entries;
        });
    }

    private static List<FileId> filesOf(Connection connection, TenantId tenant, ContactId contact) throws SQLException {
        try (var statement = connection.prepareStatement(FILES)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, tenant.value());
            statement.setObject(3, contact.value());
            var found = new ArrayList<FileId>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(FileId.parse(result.getString(1)));
                }
            }
            return found;
        }
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
    private static List<ConversationId> eraseSubjects(Connection connection, TenantId tenant, ContactId contact)
            throws SQLException {
        try (var statement = connection.prepareStatement(SUBJECTS)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, contact.value());
            var found = new ArrayList<ConversationId>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(new ConversationId(result.getObject(1, UUID.class)));
                }
            }
            return found;
        }
    }
}
