package io.chatflow.platform.database;

import java.sql.SQLException;

/// The database refused or did not answer; the cause says which.
public final class DatabaseFailure extends RuntimeException {

    public DatabaseFailure(SQLException cause) {
        super(cause);
    }
}
