package io.chatflow.platform.database;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.exceptions.CannotCreateTransactionException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// Tells why work on the database failed.
public final class DatabaseFaults {

    private DatabaseFaults() {}

    /// True when the same work may succeed as soon as the database is back.
    public static boolean isGone(Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof CannotCreateTransactionException
                    || at instanceof ConnectionException
                    || at instanceof SQLTransientConnectionException) {
                return true;
            }
            // Class 08: connection exceptions; 57P: the server shuts down or starts up.
            if (at instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }

    /// True when a row with the same key came first.
    public static boolean isConflict(Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
