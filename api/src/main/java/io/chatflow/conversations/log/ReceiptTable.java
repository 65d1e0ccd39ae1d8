package io.chatflow.conversations.log;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AuthorKind;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One row for each conversation and reader.
@Singleton
public class ReceiptTable {

    public record Row(TenantId tenant, ConversationId conversation, Author reader, long deliveredSeq, long readSeq) {

        public static Row furthest(Row one, Row other) {
            return new Row(
                    one.tenant,
                    one.conversation,
                    one.reader,
                    Math.max(one.deliveredSeq, other.deliveredSeq),
                    Math.max(one.readSeq, other.readSeq));
        }
    }

    // In the order of the ids, as the log locks: a new row holds on to its conversation.
    private static final String MOVE = """
            INSERT INTO receipt AS known (tenant_id, conversation_id, reader_kind, reader_id, delivered_seq, read_seq)
            SELECT head.tenant_id, head.id, moved.kind, moved.reader, LEAST(moved.delivered, head.last_seq),
                LEAST(moved.read, head.last_seq)
            FROM (SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::int8[], ?::int8[])
                    AS moved (tenant, conversation, kind, reader, delivered, read)
                ORDER BY conversation, reader) AS moved
            CROSS JOIN LATERAL (
                SELECT tenant_id, id, last_seq FROM conversation
                WHERE tenant_id = moved.tenant AND id = moved.conversation) AS head
            ON CONFLICT (tenant_id, conversation_id, reader_kind, reader_id) DO UPDATE
            SET delivered_seq = GREATEST(known.delivered_seq, excluded.delivered_seq),
                read_seq = GREATEST(known.read_seq, excluded.read_seq)
            """;

    private static final String OF = """
            SELECT * FROM receipt
            WHERE tenant_id = ? AND conversation_id = ANY (?)
            """;

    private final TenantTransactions transactions;

    ReceiptTable(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /// Forward only, and never past the end of the log, in one transaction over all their tenants; each reader once.
    public void move(List<Row> moved) {
        var tenants = moved.stream().map(Row::tenant).collect(Collectors.toSet());
        transactions.within(tenants, connection -> {
            try (var statement = connection.prepareStatement(MOVE)) {
                bind(
                        connection,
                        statement,
                        1,
                        "uuid",
                        moved,
                        row -> row.tenant().value());
                bind(
                        connection,
                        statement,
                        2,
                        "uuid",
                        moved,
                        row -> row.conversation().value());
                bind(
                        connection,
                        statement,
                        3,
                        "text",
                        moved,
                        row -> row.reader().kind().name());
                bind(
                        connection,
                        statement,
                        4,
                        "uuid",
                        moved,
                        row -> row.reader().key());
                bind(connection, statement, 5, "int8", moved, Row::deliveredSeq);
                bind(connection, statement, 6, "int8", moved, Row::readSeq);
                return statement.executeUpdate();
            }
        });
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int at,
            String type,
            List<Row> rows,
            Function<Row, ?> column)
            throws SQLException {
        statement.setArray(
                at, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }

    public List<Row> of(TenantId tenant, Collection<ConversationId> conversations) {
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
                        new TenantId(result.getObject("tenant_id", UUID.class)),
                        new ConversationId(result.getObject("conversation_id", UUID.class)),
                        Author.of(kind, result.getObject("reader_id", UUID.class)),
                        result.getLong("delivered_seq"),
                        result.getLong("read_seq")));
            }
        }
        return rows;
    }
}
