package io.chatflow.conversations.log;

import io.chatflow.conversations.ConversationId;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Which conversation a visitor's message goes to that names none.
@Singleton
class CurrentConversation {

    // Two sockets of one visitor may send their first message at once: only one may start the conversation.
    private static final String LOCK_CONTACT = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String LATEST = """
            SELECT id FROM conversation
            WHERE tenant_id = ? AND contact_id = ? AND site_id = ?
            ORDER BY status = 'resolved', updated_at DESC
            LIMIT 1
            """;

    void lockContact(Connection connection, TenantId tenant, ContactId contact) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK_CONTACT)) {
            statement.setString(1, tenant.value() + "/" + contact.value());
            statement.execute();
        }
    }

    /// The one that is not resolved, else the last resolved.
    Optional<ConversationId> find(Connection connection, TenantId tenant, SiteId site, ContactId contact)
            throws SQLException {
        try (var statement = connection.prepareStatement(LATEST)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, contact.value());
            statement.setObject(3, site.value());
            try (var result = statement.executeQuery()) {
                return result.next()
                        ? Optional.of(new ConversationId(result.getObject("id", UUID.class)))
                        : Optional.empty();
            }
        }
    }
}
