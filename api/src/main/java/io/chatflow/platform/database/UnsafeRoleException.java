package io.chatflow.platform.database;

/// The role of the service could see through the tenant wall.
public final class UnsafeRoleException extends RuntimeException {

    UnsafeRoleException(String excess) {
        super("The service's database role " + excess + ": the tenant wall would not hold. Use a role as"
                + " db/roles.sql makes it (chatflow_app), and let the migrations run as its owner"
                + " (FLYWAY_DATASOURCES_DEFAULT_USER).");
    }
}
