package io.chatflow.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatflow.platform.database.DatabaseFailure;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The second wall, that of the database: what a forgotten WHERE would meet.
class TenantWallTest {

    private final TenantTransactions transactions = TestService.context().getBean(TenantTransactions.class);

    @Test
    void every_table_of_tenants_is_behind_the_wall_and_the_wall_binds_its_owner_too() throws Exception {
        assertThat(tables("""
                SELECT c.relname
                FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                  AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                ORDER BY c.relname
                """))
                .as("tables with a tenant but without a wall: resolvers, which hold keys, hashes and ids only")
                .isSubsetOf(
                        "tenant_directory",
                        "site_key",
                        "staff_tenant",
                        "site_secret_hash",
                        "given_password",
                        "staff_session",
                        "mail_delivery",
                        "invitation_link",
                        "connection_code",
                        "woocommerce_grant");
    }

    @Test
    void a_query_without_where_sees_the_rows_of_its_tenant_only() throws Exception {
        var here = TestTenant.create(1);
        var there = TestTenant.create(1);
        for (var one : List.of(here, there)) {
            one.siteSecret();
            one.visitor().api().delete("/api/v1/widget/sessions");
        }
        var mine = TenantId.parse(here.id());

        for (var table : List.of(
                "tenant",
                "site",
                "membership",
                "team",
                "team_member",
                "site_secret",
                "revoked_visitor_token",
                "audit_record")) {
            assertThat(tenantsIn(table, List.of(mine)))
                    .as(table)
                    .containsOnly(mine.value().toString());
            assertThat(tenantsIn(table, List.of())).as(table).isEmpty();
        }
    }

    @Test
    void a_row_cannot_be_moved_to_another_tenant() {
        var mine = TenantId.parse(TestTenant.create(0).id());
        var other = TenantId.parse(TestTenant.create(0).id());

        assertThatThrownBy(() -> transactions.within(mine, connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.executeUpdate("UPDATE team SET tenant_id = '" + other.value() + "'");
                    } catch (SQLException refused) {
                        throw new DatabaseFailure(refused);
                    }
                }))
                .hasStackTraceContaining("row-level security");
    }

    private List<String> tenantsIn(String table, List<TenantId> tenants) {
        return transactions.within(tenants, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT DISTINCT tenant_id FROM " + table)) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
    }

    private static List<String> tables(String query) throws SQLException {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
