package io.chatflow.platform.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/// Gives a cluster the roles of `db/roles.sql` with this data directory's passwords. Running it again changes
/// nothing.
final class Roles {

    private Roles() {}

    static void ensure(Connection superuser, Passwords passwords) throws SQLException, IOException {
        try (var statement = superuser.createStatement();
                var roles = Roles.class.getResourceAsStream("/db/roles.sql")) {
            statement.execute(new String(roles.readAllBytes(), StandardCharsets.UTF_8));
            // The alphabet of the passwords has no quote.
            statement.execute("ALTER ROLE chatflow_owner PASSWORD '" + passwords.owner() + "'");
            statement.execute("ALTER ROLE chatflow_app PASSWORD '" + passwords.app() + "'");
        }
    }
}
