package io.chatflow.platform.database;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Runs work in a transaction (the surrounding one, else a new one) in which the database shows the rows of the given
/// tenants only.
@Singleton
public class TenantTransactions {

    private static final String OPEN_WALL_FOR = "SELECT set_config('chatflow.tenants', ?, true)";

    private final TransactionOperations<Connection> transactions;

    TenantTransactions(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    public <R> R within(TenantId tenant, Function<Connection, R> work) {
        return within(List.of(tenant), work);
    }

    public <R> R within(Collection<TenantId> tenants, Function<Connection, R> work) {
        var names = tenants.stream().map(tenant -> tenant.value().toString()).collect(Collectors.joining(","));
        return transactions.execute(TransactionDefinition.DEFAULT, status -> {
            openWallFor(names, status.getConnection());
            return work.apply(status.getConnection());
        });
    }

    private static void openWallFor(String names, Connection connection) {
        try (var statement = connection.prepareStatement(OPEN_WALL_FOR)) {
            statement.setString(1, names);
            statement.execute();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
