package io.chatflow.conversations;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How much people have on their hands.
@Singleton
public class Workloads {

    private static final String OPEN = """
            SELECT assignee_agent_id, count(*)
            FROM conversation
            WHERE tenant_id = ? AND assignee_agent_id = ANY (?) AND status = 'open'
            GROUP BY assignee_agent_id
            """;
    private static final String UNANSWERED = """
            SELECT id
            FROM conversation
            WHERE tenant_id = ? AND assignee_agent_id = ? AND status = 'open' AND waiting_since IS NOT NULL
            ORDER BY waiting_since
            """;

    private final TenantTransactions transactions;

    Workloads(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /// How many open conversations each has; who has none is missing.
    public Map<StaffId, Integer> open(TenantId tenant, Collection<StaffId> agents) {
        return transactions.within(tenant, connection -> {
            try (var statement = connection.prepareStatement(OPEN)) {
                var ids = agents.stream().map(StaffId::value).toArray();
                statement.setObject(1, tenant.value());
                statement.setArray(2, connection.createArrayOf("uuid", ids));
                return counts(statement.executeQuery());
            }
        });
    }

    /// The open conversations of an agent in which the shopper waits for words, the longest waiting first.
    public List<ConversationId> unanswered(TenantId tenant, StaffId agent) {
        return transactions.within(tenant, connection -> {
            try (var statement = connection.prepareStatement(UNANSWERED)) {
                statement.setObject(1, tenant.value());
                statement.setObject(2, agent.value());
                var found = new ArrayList<ConversationId>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new ConversationId(rows.getObject(1, UUID.class)));
                    }
                }
                return found;
            }
        });
    }

    private static Map<StaffId, Integer> counts(ResultSet rows) throws SQLException {
        var counts = new HashMap<StaffId, Integer>();
        while (rows.next()) {
            counts.put(new StaffId(rows.getObject(1, UUID.class)), rows.getInt(2));
        }
        return counts;
    }
}
