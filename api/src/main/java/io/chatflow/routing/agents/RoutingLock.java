package io.chatflow.routing.agents;

import io.chatflow.platform.database.DatabaseFailure;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/// Held by whoever decides for a tenant who gets what, on any node, until the transaction ends. Whatever is read
/// after taking it is what the decisions before left behind.
@Singleton
public class RoutingLock {

    private static final String TAKE = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final TenantTransactions transactions;

    RoutingLock(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /// Only inside a transaction, and after the lock of the conversation's row if that is wanted too.
    public void take(TenantId tenant) {
        transactions.within(tenant, connection -> {
            try (var statement = connection.prepareStatement(TAKE)) {
                statement.setString(1, "routing " + tenant.text());
                return statement.execute();
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
    }
}
