package io.chatflow.platform.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RoleCheckTest {

    @BeforeAll
    static void the_service_with_its_own_role_starts() {
        TestService.baseUrl();
    }

    @Test
    void the_service_refuses_to_start_as_a_superuser() {
        assertThatThrownBy(() -> startAs("postgres")).hasStackTraceContaining("is a superuser");
    }

    @Test
    void the_service_refuses_to_start_as_the_owner_of_the_tables_whom_no_policy_binds() {
        assertThatThrownBy(() -> startAs("chatflow_owner"))
                .hasStackTraceContaining("bypasses row-level security")
                .hasStackTraceContaining("owns tables");
    }

    private static void startAs(String role) {
        var settings = Map.<String, Object>of(
                "datasources.default.url",
                TestDatabase.server().getJdbcUrl(role, "postgres"),
                "datasources.default.username",
                role);
        TestService.start(settings).close();
    }
}
