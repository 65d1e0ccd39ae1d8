package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CookieSessionTest {

    private final TestTenant tenant = TestTenant.create(1);
    private final Api panel = Api.anonymous().with("Origin", TestService.baseUrl());

    @Test
    void the_panel_gets_its_refresh_token_as_a_cookie_only() {
        var answer = login(panel);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().has("refreshToken")).isFalse();
        assertThat(answer.body().path("accessToken").asText()).isNotBlank();
        assertThat(cookieOf(answer))
                .containsIgnoringCase("HttpOnly")
                .contains("Secure", "SameSite=Strict", "Path=/api/v1/auth", "Max-Age=");
    }

    @Test
    void the_cookie_renews_the_session_and_is_renewed() {
        var first = valueOf(login(panel));

        var renewed = panel.with("Cookie", first).post("/api/v1/auth/refresh", Map.of("session", "cookie"));

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.body().has("refreshToken")).isFalse();
        assertThat(valueOf(renewed)).isNotEqualTo(first);
    }

    @Test
    void a_foreign_page_and_one_without_origin_cannot_use_the_cookie() {
        var cookie = valueOf(login(panel));

        var foreign = Api.anonymous().with("Origin", "https://evil.example").with("Cookie", cookie);
        var without = Api.anonymous().with("Cookie", cookie);

        for (var page : new Api[] {foreign, without}) {
            var refused = page.post("/api/v1/auth/refresh", Map.of("session", "cookie"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("origin_not_allowed");
        }
        assertThat(login(Api.anonymous().with("Origin", "https://evil.example")).status())
                .isEqualTo(403);
    }

    @Test
    void signing_out_takes_the_cookie_away_and_ends_the_session() {
        var cookie = valueOf(login(panel));

        var out = panel.with("Cookie", cookie).post("/api/v1/auth/logout", Map.of("session", "cookie"));

        assertThat(out.status()).isEqualTo(204);
        assertThat(cookieOf(out)).contains("Max-Age=0");
        var after = panel.with("Cookie", cookie).post("/api/v1/auth/refresh", Map.of("session", "cookie"));
        assertThat(after.status()).isEqualTo(401);
    }

    @Test
    void without_a_cookie_there_is_no_session() {
        var answer = panel.post("/api/v1/auth/refresh", Map.of("session", "cookie"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    @Test
    void no_other_origin_is_told_that_it_may_read_what_sign_in_answers() {
        var answer = Api.anonymous()
                .with("Origin", "https://shop.example")
                .post("/api/v1/auth/login", Map.of("email", "a@b.test", "password", "1234567890"));

        assertThat(answer.raw().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private Api.Answer login(Api from) {
        var body = Map.of("email", tenant.email("agent1"), "password", TestTenant.PASSWORD, "session", "cookie");
        return from.post("/api/v1/auth/login", body);
    }

    private static String cookieOf(Api.Answer answer) {
        return answer.raw().headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String valueOf(Api.Answer answer) {
        return cookieOf(answer).split(";")[0];
    }
}
