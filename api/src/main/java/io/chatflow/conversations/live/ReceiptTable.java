package io.chatflow.conversations.live;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AuthorKind;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One row for each conversation and reader.
@Singleton
class ReceiptTable {

    record Row(ConversationId conversation, Author reader, long deliveredSeq, long readSeq) {}

    private static final String MOVE = """
            INSERT INTO receipt AS known (tenant_id, conversation_id, reader_kind, reader_id, delivered_seq, read_seq)
            SELECT tenant_id, id, ?, ?, LEAST(?, last_seq), LEAST(?, last_seq)
            FROM conversation
            WHERE tenant_id = ? AND id = ?
            ON CONFLICT (tenant_id, conversation_id, reader_kind, reader_id) DO UPDATE
            SET delivered_seq = GREATEST(known.delivered_seq, excluded.delivered_seq),
                read_seq = GREATEST(known.read_seq, excluded.read_seq)
            RETURNING *
            """;

    private static final String OF = """
            SELECT * FROM receipt
            WHERE tenant_id = ? AND conversation_id = ANY (?)
            """;

    private final TenantTransactions transactions;

    ReceiptTable(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /// Forward only, and never past the end of the log; empty when the tenant has no such conversation.
    Optional<Row> move(TenantId tenant, ConversationId conversation, Author reader, long delivered, long read) {
        return transactions.within(tenant, connection -> {
            try (var statement = connection.prepareStatement(MOVE)) {
                statement.setString(1, reader.kind().name());
                statement.setObject(2, reader.key());
                statement.setLong(3, delivered);
                statement.setLong(4, read);
                statement.setObject(5, tenant.value());
                statement.setObject(6, conversation.value());
                return rows(statement).stream().findFirst();
            }
        });
    }

    List<Row> of(TenantId tenant, Collection<ConversationId> conversations) {
        return transactions.within(tenant, connection -> {
            var ids = conversations.stream().map(ConversationId::value).toArray();
            try (var statement = connection.prepareStatement(OF)) {
                statement.setObject(1, tenant.value());
                statement.setArray(2, connection.createArrayOf("uuid", ids));
                return rows(statement);
            }
        });
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                var kind = AuthorKind.valueOf(result.getString("reader_kind"));
                rows.add(new Row(
                        new ConversationId(result.getObject("conversation_id", UUID.class)),
                        Author.of(kind, result.getObject("reader_id", UUID.class)),
                        result.getLong("delivered_seq"),
                        result.getLong("read_seq")));
            }
        }
        return rows;
    }
}
