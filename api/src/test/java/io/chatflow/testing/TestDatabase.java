package io.chatflow.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

/// One real PostgreSQL for all tests of a run, with the roles that production has.
public final class TestDatabase {

    private static final String PASSWORD = "test-only";
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /// The settings by which a service finds it, as an external database.
    public static Map<String, Object> properties() {
        return Map.of(
                "datasources.default.url",
                SERVER.getJdbcUrl("chatflow_app", "postgres"),
                "datasources.default.username",
                "chatflow_app",
                "datasources.default.password",
                PASSWORD,
                "flyway.datasources.default.url",
                SERVER.getJdbcUrl("chatflow_owner", "postgres"),
                "flyway.datasources.default.user",
                "chatflow_owner",
                "flyway.datasources.default.password",
                PASSWORD);
    }

    /// The server itself, for tests that ask the database directly.
    public static EmbeddedPostgres server() {
        return SERVER;
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement();
                    var roles = TestDatabase.class.getResourceAsStream("/db/roles.sql")) {
                statement.execute(new String(roles.readAllBytes(), StandardCharsets.UTF_8));
                statement.execute("ALTER ROLE chatflow_owner PASSWORD '" + PASSWORD + "'");
                statement.execute("ALTER ROLE chatflow_app PASSWORD '" + PASSWORD + "'");
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
