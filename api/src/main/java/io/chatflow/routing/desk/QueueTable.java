package io.chatflow.routing.desk;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.DatabaseFailure;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The rows of the queue. Every change of what the order depends on is made under the `RoutingLock`.
@Singleton
class QueueTable {

    private static final String COLUMNS = """
            conversation_id, team_id, rank, vip, waiting_since, entered_position, offered_to, offer_expires_at, passed_by
            """;
    private static final String IN_ORDER = "SELECT " + COLUMNS + """
            FROM queue_item
            WHERE tenant_id = ? AND team_id = ?
            ORDER BY rank, vip DESC, waiting_since, conversation_id
            LIMIT ?
            """;
    /// Who could be given to one of these agents, from the front.
    private static final String FRONT = "SELECT " + COLUMNS + """
            FROM queue_item
            WHERE tenant_id = ? AND team_id = ? AND offered_to IS NULL AND NOT passed_by @> ?::uuid[]
            ORDER BY rank, vip DESC, waiting_since, conversation_id
            LIMIT ?
            """;
    private static final String LINE = """
            SELECT conversation_id
            FROM queue_item
            WHERE tenant_id = ? AND team_id = ?
            ORDER BY rank, vip DESC, waiting_since, conversation_id
            """;
    private static final String FIND =
            "SELECT " + COLUMNS + "FROM queue_item WHERE tenant_id = ? AND conversation_id = ?";
    private static final String AHEAD = """
            SELECT count(*)
            FROM queue_item
            WHERE tenant_id = ? AND team_id = ?
              AND (rank, NOT vip, waiting_since, conversation_id) < (?, NOT ?, ?, ?)
            """;
    private static final String INSERT = """
            INSERT INTO queue_item (
                tenant_id, conversation_id, team_id, rank, vip, waiting_since, entered_position, passed_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, conversation_id) DO NOTHING
            """;
    private static final String REMOVE = "DELETE FROM queue_item WHERE tenant_id = ? AND conversation_id = ?";
    private static final String RANK = "UPDATE queue_item SET rank = ? WHERE tenant_id = ? AND conversation_id = ?";
    private static final String TEAM = """
            UPDATE queue_item
            SET team_id = ?, passed_by = '{}', offered_to = NULL, offer_expires_at = NULL
            WHERE tenant_id = ? AND conversation_id = ?
            """;
    private static final String OFFER = """
            UPDATE queue_item SET offered_to = ?, offer_expires_at = ? WHERE tenant_id = ? AND conversation_id = ?
            """;
    private static final String PASS = """
            UPDATE queue_item
            SET offered_to = NULLIF(offered_to, ?),
                offer_expires_at = CASE WHEN offered_to = ? THEN NULL ELSE offer_expires_at END,
                passed_by = array_append(array_remove(passed_by, ?), ?)
            WHERE tenant_id = ? AND conversation_id = ?
            """;
    private static final String WELCOME_BACK = """
            UPDATE queue_item
            SET passed_by = array_remove(passed_by, ?)
            WHERE tenant_id = ? AND ? = ANY (passed_by)
            """;
    private static final String OFFERED_TO = """
            SELECT conversation_id FROM queue_item WHERE tenant_id = ? AND offered_to = ? ORDER BY waiting_since
            """;
    private static final String NEW_ROUND = """
            UPDATE queue_item SET passed_by = '{}'
            WHERE tenant_id = ? AND team_id = ? AND offered_to IS NULL AND passed_by @> ?::uuid[]
            """;
    private static final String TEAMS = "SELECT DISTINCT team_id FROM queue_item WHERE tenant_id = ?";
    private static final String OFFERS = """
            SELECT offered_to, count(*)
            FROM queue_item
            WHERE tenant_id = ? AND offered_to IS NOT NULL
            GROUP BY offered_to
            """;

    private final TenantTransactions transactions;

    QueueTable(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /// The front of a team's queue.
    List<QueueItem> inOrder(TenantId tenant, TeamId team, int limit) {
        return ask(tenant, IN_ORDER, QueueRows::items, tenant.value(), team.value(), limit);
    }

    /// Those at the front whom one of the agents has not let go by.
    List<QueueItem> front(TenantId tenant, TeamId team, Collection<StaffId> agents, int limit) {
        return ask(tenant, FRONT, QueueRows::items, tenant.value(), team.value(), ids(agents), limit);
    }

    /// All who wait for a team, in their order.
    List<ConversationId> line(TenantId tenant, TeamId team) {
        return ask(tenant, LINE, QueueRows::conversations, tenant.value(), team.value());
    }

    Optional<QueueItem> find(TenantId tenant, ConversationId conversation) {
        return ask(tenant, FIND, QueueRows::items, tenant.value(), conversation.value()).stream()
                .findFirst();
    }

    int ahead(TenantId tenant, QueueItem item) {
        return ask(
                tenant,
                AHEAD,
                QueueRows::number,
                tenant.value(),
                item.team().value(),
                QueueRows.rank(item.priority()),
                item.vip(),
                Timestamp.from(item.waitingSince()),
                item.conversation().value());
    }

    /// Which teams have anyone waiting.
    List<TeamId> teams(TenantId tenant) {
        return ask(tenant, TEAMS, QueueRows::teams, tenant.value());
    }

    /// How many offers each agent has not answered yet.
    Map<StaffId, Integer> offers(TenantId tenant) {
        return ask(tenant, OFFERS, QueueRows::counts, tenant.value());
    }

    /// One who waits already keeps place and time.
    boolean insert(TenantId tenant, QueueItem item) {
        return change(
                tenant,
                INSERT,
                tenant.value(),
                item.conversation().value(),
                item.team().value(),
                QueueRows.rank(item.priority()),
                item.vip(),
                Timestamp.from(item.waitingSince()),
                item.enteredPosition(),
                ids(item.passedBy()));
    }

    boolean remove(TenantId tenant, ConversationId conversation) {
        return change(tenant, REMOVE, tenant.value(), conversation.value());
    }

    boolean rank(TenantId tenant, ConversationId conversation, Priority priority) {
        return change(tenant, RANK, QueueRows.rank(priority), tenant.value(), conversation.value());
    }

    boolean moveTo(TenantId tenant, ConversationId conversation, TeamId team) {
        return change(tenant, TEAM, team.value(), tenant.value(), conversation.value());
    }

    void offer(TenantId tenant, ConversationId conversation, StaffId agent, Instant expires) {
        change(tenant, OFFER, agent.value(), Timestamp.from(expires), tenant.value(), conversation.value());
    }

    void pass(TenantId tenant, ConversationId conversation, StaffId agent) {
        var id = agent.value();
        change(tenant, PASS, id, id, id, id, tenant.value(), conversation.value());
    }

    /// An agent who comes online is asked again about what they had let go by.
    void welcomeBack(TenantId tenant, StaffId agent) {
        change(tenant, WELCOME_BACK, agent.value(), tenant.value(), agent.value());
    }

    List<ConversationId> offeredTo(TenantId tenant, StaffId agent) {
        return ask(tenant, OFFERED_TO, QueueRows::conversations, tenant.value(), agent.value());
    }

    /// Whoever was let go by by all of these agents is asked about again.
    void newRound(TenantId tenant, TeamId team, Collection<StaffId> agents) {
        change(tenant, NEW_ROUND, tenant.value(), team.value(), ids(agents));
    }

    private static UUID[] ids(Collection<StaffId> agents) {
        return agents.stream().map(StaffId::value).toArray(UUID[]::new);
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T ask(TenantId tenant, String sql, Reader<T> reader, Object... values) {
        return transactions.within(tenant, connection -> {
            try (var statement = bound(connection, sql, values);
                    var rows = statement.executeQuery()) {
                return reader.read(rows);
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
    }

    private boolean change(TenantId tenant, String sql, Object... values) {
        return transactions.within(tenant, connection -> {
            try (var statement = bound(connection, sql, values)) {
                return statement.executeUpdate() > 0;
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
    }

    private static PreparedStatement bound(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int at = 0; at < values.length; at++) {
            var value = values[at] instanceof UUID[] many ? connection.createArrayOf("uuid", many) : values[at];
            statement.setObject(at + 1, value);
        }
        return statement;
    }
}
