package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffLoginTest {

    private final TestTenant tenant = TestTenant.create(1);

    @Test
    void staff_sign_in_with_address_and_password() {
        var session = tenant.login("agent1");

        assertThat(session.path("accessToken").asText()).isNotBlank();
        assertThat(session.path("refreshToken").asText()).isNotBlank();
        assertThat(session.path("expiresIn").asInt()).isBetween(60, 3600);
        assertThat(tenant.agent(1).get("/api/v1/teams").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_told_the_same() {
        var wrong = login(tenant.email("owner"), "not the password");
        var unknown = login("nobody@" + tenant.id() + ".test", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("unauthenticated");
        assertThat(wrong.raw().headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    private Api.Answer login(String email, String password) {
        return Api.anonymous().post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }
}
