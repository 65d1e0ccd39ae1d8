package io.chatflow.platform.database;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Runs work in a transaction (the surrounding one, else a new one) in which the database shows the rows of the given
/// tenants only.
@Singleton
public class TenantTransactions {

    private static final String OPEN_WALL_FOR =
            "SELECT current_setting('chatflow.tenants', true), set_config('chatflow.tenants', ?, true)";

    /// The statement that opens the wall for the tenants named by its parameter (`names`), for what is run
    /// many times a second with one key or with five hundred. Plans of the statements after it are made once,
    /// since making them takes longer than running them; and by index, since those made while the tables are
    /// small would read them whole from then on, dead versions included.
    public static final String OPEN_WALL = """
            SELECT set_config('chatflow.tenants', ?, true), set_config('plan_cache_mode', 'force_generic_plan', true),
                set_config('enable_seqscan', 'off', true)""";

    private final TransactionOperations<Connection> transactions;
    private final ConnectionOperations<Connection> connections;

    TenantTransactions(TransactionOperations<Connection> transactions, ConnectionOperations<Connection> connections) {
        this.transactions = transactions;
        this.connections = connections;
    }

    public <R> R within(TenantId tenant, SqlWork<R> work) {
        return within(List.of(tenant), work);
    }

    public <R> R within(Collection<TenantId> tenants, SqlWork<R> work) {
        var names = names(tenants);
        return transactions.execute(TransactionDefinition.DEFAULT, status -> {
            try {
                var connection = status.getConnection();
                var before = openWallFor(names, connection);
                var result = work.on(connection);
                if (!before.isEmpty() && !before.equals(names)) {
                    openWallFor(before, connection);
                }
                return result;
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
    }

    /// A transaction that shows no rows until the work opens the wall itself, by `OPEN_WALL` in one message with
    /// its first statements: for work that is run so often that a message more to the database counts.
    public <R> R closed(SqlWork<R> work) {
        return transactions.execute(TransactionDefinition.DEFAULT, status -> {
            try {
                return work.on(status.getConnection());
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
    }

    /// One message to the database, which is a transaction of its own: its statements stand in one text, joined
    /// by semicolons, the first of them `OPEN_WALL`, and what they did is committed when the answer is there. All
    /// or nothing, like `closed`, without the way there and back for the commit. Not to be called within a
    /// transaction.
    public <R> R inOneMessage(SqlWork<R> work) {
        return connections.execute(ConnectionDefinition.DEFAULT, status -> {
            try {
                var connection = status.getConnection();
                if (!connection.getAutoCommit()) {
                    throw new IllegalStateException("within a transaction the message would not be one");
                }
                return work.on(connection);
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
    }

    public static String names(Collection<TenantId> tenants) {
        return tenants.stream().map(tenant -> tenant.value().toString()).collect(Collectors.joining(","));
    }

    /// Runs the action as the last of the surrounding transaction, or at once when there is none: for a row that many
    /// change, which is to be locked after all others and briefly.
    public void beforeCommit(Runnable action) {
        var transaction = transactions.findTransactionStatus();
        if (transaction.isEmpty()) {
            action.run();
            return;
        }
        transaction.get().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                action.run();
            }
        });
    }

    /// Runs the action once the surrounding transaction is committed, or at once when there is none.
    public void afterCommit(Runnable action) {
        var transaction = transactions.findTransactionStatus();
        if (transaction.isEmpty()) {
            action.run();
            return;
        }
        transaction.get().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    /// Gives back for whom it was open: work inside other work must not leave the wall narrower than it found it.
    private static String openWallFor(String names, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(OPEN_WALL_FOR)) {
            statement.setString(1, names);
            try (var result = statement.executeQuery()) {
                result.next();
                var before = result.getString(1);
                return before == null ? "" : before;
            }
        }
    }
}
