package io.chatflow.routing.agents;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;

/// When agents were last seen, by the clock of the database: those of the nodes may differ, and jump.
@Singleton
class SeenTable {

    private static final String SEEN = """
            INSERT INTO agent_state (tenant_id, staff_id, status, capacity, seen_at)
            SELECT ?, staff, 'offline', ?, now()
            FROM unnest(?::uuid[]) AS staff
            ORDER BY staff
            ON CONFLICT (tenant_id, staff_id) DO UPDATE SET seen_at = excluded.seen_at
            """;
    private static final String IS_SEEN = """
            SELECT EXISTS (
                SELECT FROM agent_state
                WHERE tenant_id = ? AND staff_id = ? AND seen_at > now() - ? * interval '1 millisecond')
            """;

    private final TenantTransactions transactions;

    SeenTable(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /// Fails when the database is away.
    void reach() {
        transactions.closed(connection -> {
            try (var statement = connection.prepareStatement("SELECT 1")) {
                return statement.execute();
            }
        });
    }

    void seen(TenantId tenant, Collection<StaffId> agents) {
        transactions.within(tenant, connection -> {
            try (var statement = connection.prepareStatement(SEEN)) {
                var ids = agents.stream().map(StaffId::value).toArray();
                statement.setObject(1, tenant.value());
                statement.setInt(2, AgentState.FIRST_CAPACITY);
                statement.setArray(3, connection.createArrayOf("uuid", ids));
                return statement.executeUpdate();
            }
        });
    }

    boolean isSeen(TenantId tenant, StaffId agent, Duration lately) {
        return transactions.within(tenant, connection -> {
            try (var statement = connection.prepareStatement(IS_SEEN)) {
                statement.setObject(1, tenant.value());
                statement.setObject(2, agent.value());
                statement.setLong(3, lately.toMillis());
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getBoolean(1);
                }
            }
        });
    }
}
