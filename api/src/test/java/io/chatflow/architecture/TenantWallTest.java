package io.chatflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The wall in the database itself, as the migrations have built it.
class TenantWallTest {

    /// Tables outside the wall. Each holds what is asked before a tenant is known, or nothing of any tenant.
    private static final Map<String, String> OUTSIDE = Map.ofEntries(
            Map.entry("flyway_schema_history", "which migrations ran"),
            Map.entry("scheduled_tasks", "work to do, as ids; its runner serves all tenants"),
            Map.entry("tenant_directory", "which tenants there are, as ids"),
            Map.entry("site_key", "public key -> tenant and site"),
            Map.entry("site_secret_hash", "hash -> tenant, site and secret"),
            Map.entry("connection_code", "hash -> tenant, site and challenge"),
            Map.entry("woocommerce_grant", "hash -> tenant, site and the shop's address"),
            Map.entry("staff_account", "a person's e-mail is unique on the platform, and signing in begins with it"),
            Map.entry("staff_tenant", "person -> tenants, asked between password and choice"),
            Map.entry("staff_password", "password hashes, by person"),
            Map.entry("given_password", "password hashes, by person and tenant"),
            Map.entry("staff_session", "sessions, by person"),
            Map.entry("refresh_token", "hash -> session"),
            Map.entry("login_failure", "failed attempts, by hashed e-mail or address"),
            Map.entry("account_request", "asked for by e-mail address, before anybody is known"),
            Map.entry("invitation_link", "hash -> tenant and invitation"),
            Map.entry("mail_delivery", "mails on their way, as ids; most come before a tenant is known"),
            Map.entry("mailbox_message", "the mails of a demo that has no mail server"),
            Map.entry("push_key", "the key that names this service to browsers' push services, encrypted"),
            Map.entry("signing_key", "the platform's own token keys, encrypted"));

    @BeforeAll
    static void migrate() {
        TestService.baseUrl();
    }

    @Test
    void every_table_is_behind_the_wall_or_on_the_list_with_a_reason() {
        assertThat(names("""
                SELECT c.relname
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p')
                  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                  AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                           AND EXISTS (SELECT FROM pg_policy p
                                       WHERE p.polrelid = c.oid AND p.polname = 'tenant_wall'))
                """)).isSubsetOf(OUTSIDE.keySet());
    }

    @Test
    void no_policy_but_the_wall_lets_the_service_see_a_row() {
        assertThat(names("""
                SELECT p.polrelid::regclass || ' ' || p.polname
                FROM pg_policy p
                WHERE p.polname <> 'tenant_wall'
                  AND (0 = ANY (p.polroles) OR 'chatflow_app'::regrole::oid = ANY (p.polroles))
                """)).isEmpty();
    }

    @Test
    void keys_of_walled_tables_begin_with_the_tenant() {
        assertThat(names("""
                SELECT c.relname
                FROM pg_class c
                JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                WHERE c.relkind IN ('r', 'p') AND c.relforcerowsecurity AND a.attname <> 'tenant_id'
                """)).isEmpty();
    }

    @Test
    void references_between_walled_tables_carry_the_tenant() {
        assertThat(names("""
                SELECT f.conrelid::regclass || ' ' || f.conname
                FROM pg_constraint f
                JOIN pg_class source ON source.oid = f.conrelid AND source.relforcerowsecurity
                JOIN pg_class target ON target.oid = f.confrelid AND target.relforcerowsecurity
                WHERE f.contype = 'f'
                  AND NOT EXISTS (SELECT FROM pg_attribute a
                                  WHERE a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
                                    AND a.attname = 'tenant_id')
                """)).isEmpty();
    }

    @Test
    void functions_that_see_through_the_wall_fix_their_search_path_and_belong_to_the_search_role() {
        assertThat(names("""
                SELECT p.oid::regprocedure::text
                FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE p.prosecdef
                  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                  AND (NOT EXISTS (SELECT FROM unnest(p.proconfig) s WHERE s LIKE 'search_path=%')
                       OR p.proowner <> 'chatflow_search'::regrole::oid
                       OR has_function_privilege('public', p.oid, 'EXECUTE'))
                """)).isEmpty();
    }

    private static List<String> names(String query) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
