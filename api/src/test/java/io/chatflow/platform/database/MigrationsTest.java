package io.chatflow.platform.database;

import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Features number their migrations apart from each other, so that a new one may come before the last that a database
/// has.
class MigrationsTest {

    private static final String NAME = "of_an_older_version";

    private final DataSource server = TestDatabase.server().getPostgresDatabase();
    private final DataSource database = TestDatabase.server().getDatabase("postgres", NAME);

    @BeforeEach
    void create() throws SQLException, IOException {
        execute(server, "CREATE DATABASE " + NAME);
        try (var roles = getClass().getResourceAsStream("/db/roles.sql")) {
            execute(database, new String(roles.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void drop() throws SQLException {
        execute(server, "DROP DATABASE " + NAME + " WITH (FORCE)");
    }

    @Test
    void an_older_database_gets_what_is_new_whatever_its_number() throws SQLException {
        var settings = new HashMap<>(TestDatabase.properties());
        settings.put("datasources.default.url", url("chatflow_app"));
        settings.put("flyway.datasources.default.url", url("chatflow_owner"));
        var password = settings.get("flyway.datasources.default.password").toString();
        Flyway.configure()
                .dataSource(url("chatflow_owner"), "chatflow_owner", password)
                .load()
                .migrate();
        execute(database, "DROP FUNCTION all_grown; DELETE FROM flyway_schema_history WHERE version = '0064'");

        TestService.start(settings).close();

        execute(database, "SELECT all_grown(1, 1)");
    }

    private static String url(String role) {
        return TestDatabase.server().getJdbcUrl(role, NAME);
    }

    private static void execute(DataSource where, String sql) throws SQLException {
        try (var connection = where.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
