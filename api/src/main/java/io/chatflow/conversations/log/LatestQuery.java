package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/// Reads heads and their last entries in one message to the database, the tenant wall included.
@Singleton
public class LatestQuery {

    /// A head and the entry with its last seq; null where that was not to be seen.
    public record LatestEntry(Conversation head, @Nullable Entry entry) {}

    static final String HEADS = "SELECT * FROM conversation WHERE tenant_id = ? AND id = ANY (?)";

    static final String LAST_ENTRIES = """
            SELECT entry.*
            FROM unnest(?::uuid[]) AS key (id)
            CROSS JOIN LATERAL (
                SELECT tenant_id, id, last_seq FROM conversation WHERE tenant_id = ? AND id = key.id) AS head
            CROSS JOIN LATERAL (
                SELECT * FROM entry
                WHERE tenant_id = head.tenant_id AND conversation_id = head.id AND seq = head.last_seq) AS entry
            """;

    // The entries first: a head that grows between the statements is then longer than the entry that was found for it,
    // and never shorter.
    private static final String READ = String.join(";", TenantTransactions.OPEN_WALL, LAST_ENTRIES, HEADS);

    private final Rows rows;

    LatestQuery(Rows rows) {
        this.rows = rows;
    }

    List<LatestEntry> read(Connection connection, TenantId tenant, Collection<ConversationId> ids) throws SQLException {
        var keys = connection.createArrayOf(
                "uuid", ids.stream().map(ConversationId::value).toArray());
        try (var statement = connection.prepareStatement(READ)) {
            statement.setString(1, TenantTransactions.names(List.of(tenant)));
            statement.setArray(2, keys);
            statement.setObject(3, tenant.value());
            statement.setObject(4, tenant.value());
            statement.setArray(5, keys);
            statement.execute();
            statement.getMoreResults();
            var entries = new HashMap<ConversationId, Entry>();
            try (var result = statement.getResultSet()) {
                while (result.next()) {
                    var entry = rows.entry(result);
                    entries.put(entry.conversation(), entry);
                }
            }
            statement.getMoreResults();
            var heads = new ArrayList<Conversation>();
            try (var result = statement.getResultSet()) {
                while (result.next()) {
                    heads.add(rows.conversation(result));
                }
            }
            return heads.stream()
                    .map(head -> new LatestEntry(head, of(head, entries.get(head.id()))))
                    .toList();
        }
    }

    private static Entry of(Conversation head, Entry found) {
        return found != null && found.seq() == head.lastSeq() ? found : null;
    }
}
