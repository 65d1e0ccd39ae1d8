package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/// Writes one contact into the place of another, in logs that are locked: who sends a message again after she was
/// recognised is its author still.
@Singleton
class Handover {

    private static final String ENTRIES = """
            UPDATE entry SET author_id = ?
            WHERE tenant_id = ? AND conversation_id = ANY (?) AND author_kind = 'contact' AND author_id = ?
              AND NOT EXISTS (
                  SELECT FROM entry AS known
                  WHERE known.tenant_id = entry.tenant_id AND known.author_kind = 'contact' AND known.author_id = ?
                    AND known.client_id = entry.client_id)
            """;

    void write(
            Connection connection,
            TenantId tenant,
            Collection<Conversation> conversations,
            ContactId from,
            ContactId to)
            throws SQLException {
        var ids = conversations.stream().map(one -> one.id().value()).toArray();
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setObject(1, to.value());
            statement.setObject(2, tenant.value());
            statement.setArray(3, connection.createArrayOf("uuid", ids));
            statement.setObject(4, from.value());
            statement.setObject(5, to.value());
            statement.executeUpdate();
        }
    }
}
