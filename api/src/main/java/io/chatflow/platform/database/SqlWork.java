package io.chatflow.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/// Work on a connection; a `SQLException` ends the transaction as a `DatabaseFailure`.
@FunctionalInterface
public interface SqlWork<R> {

    R on(Connection connection) throws SQLException;
}
