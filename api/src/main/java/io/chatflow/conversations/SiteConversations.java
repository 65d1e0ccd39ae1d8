package io.chatflow.conversations;

import io.chatflow.contacts.Contacts;
import io.chatflow.files.FileId;
import io.chatflow.files.Files;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.closing.SiteData;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The contacts of a site with their conversations and files, a few contacts at a time.
@Singleton
class SiteConversations implements SiteData {

    private static final int AT_ONCE = 20;

    /// Whoever writes into one of them ends first.
    private static final String LOCK = """
            SELECT id
            FROM conversation
            WHERE tenant_id = ? AND contact_id = ?
            ORDER BY id
            FOR UPDATE
            """;

    private static final String FILES = """
            SELECT DISTINCT attachment ->> 'id'
            FROM entry
            CROSS JOIN LATERAL jsonb_array_elements(attachments) AS attachment
            WHERE tenant_id = ? AND conversation_id = ANY (?) AND attachments IS NOT NULL
            """;

    /// In this order: the others stand in conversations.
    private static final List<String> DELETIONS = List.of(
            "DELETE FROM receipt WHERE tenant_id = ? AND conversation_id = ANY (?)",
            "DELETE FROM entry WHERE tenant_id = ? AND conversation_id = ANY (?)",
            "DELETE FROM conversation WHERE tenant_id = ? AND id = ANY (?)");

    private final TenantTransactions transactions;
    private final Contacts contacts;
    private final Files files;

    SiteConversations(TenantTransactions transactions, Contacts contacts, Files files) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.files = files;
    }

    @Override
    public boolean deleteSome(TenantId tenant, SiteId site) {
        return transactions.within(tenant, connection -> {
            var some = contacts.some(tenant, site, AT_ONCE);
            for (var contact : some) {
                deleteOf(connection, tenant, contact);
            }
            contacts.delete(tenant, some);
            return !some.isEmpty();
        });
    }

    private void deleteOf(Connection connection, TenantId tenant, ContactId contact) throws SQLException {
        var conversations = connection.createArrayOf("uuid", lock(connection, tenant, contact));
        files.forget(tenant, filesIn(connection, tenant, conversations), contact);
        for (var deletion : DELETIONS) {
            try (var statement = connection.prepareStatement(deletion)) {
                statement.setObject(1, tenant.value());
                statement.setArray(2, conversations);
                statement.executeUpdate();
            }
        }
    }

    private static UUID[] lock(Connection connection, TenantId tenant, ContactId contact) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, contact.value());
            var found = new ArrayList<UUID>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(result.getObject(1, UUID.class));
                }
            }
            return found.toArray(UUID[]::new);
        }
    }

    private static List<FileId> filesIn(Connection connection, TenantId tenant, Array conversations)
            throws SQLException {
        try (var statement = connection.prepareStatement(FILES)) {
            statement.setObject(1, tenant.value());
            statement.setArray(2, conversations);
            var found = new ArrayList<FileId>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(FileId.parse(result.getString(1)));
                }
            }
            return found;
        }
    }
}
