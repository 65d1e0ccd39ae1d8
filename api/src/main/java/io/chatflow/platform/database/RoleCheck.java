package io.chatflow.platform.database;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;

/// Refuses to serve with a database role that the tenant wall does not bind: a superuser, one that bypasses row-level
/// security, or one that owns tables and could take the wall down.
@Singleton
final class RoleCheck implements ApplicationEventListener<StartupEvent> {

    private static final String POWERS = """
            SELECT r.rolsuper,
                   r.rolbypassrls,
                   EXISTS (
                       SELECT FROM pg_class c
                       JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE c.relkind IN ('r', 'p')
                         AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                         AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
            FROM pg_roles r
            WHERE r.rolname = current_user
            """;

    private final DataSource dataSource;

    /// Asks outside any transaction, so on the data source below the one that needs them.
    RoleCheck(DataSource dataSource, DataSourceResolver resolver) {
        this.dataSource = resolver.resolve(dataSource);
    }

    /// @throws UnsafeRoleException naming what the role may do and must not
    @Override
    public void onApplicationEvent(StartupEvent event) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var powers = statement.executeQuery(POWERS)) {
            powers.next();
            var excess = new ArrayList<String>();
            if (powers.getBoolean(1)) {
                excess.add("is a superuser");
            }
            if (powers.getBoolean(2)) {
                excess.add("bypasses row-level security");
            }
            if (powers.getBoolean(3)) {
                excess.add("owns tables");
            }
            if (!excess.isEmpty()) {
                throw new UnsafeRoleException(String.join(", ", excess));
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
