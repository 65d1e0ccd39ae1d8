package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestTenant;
import java.security.MessageDigest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshTest {

    private final TestTenant tenant = TestTenant.create(1);
    private final JsonNode first = tenant.login("agent1");

    @Test
    void a_refresh_gives_new_tokens() {
        var second = refresh(first);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("refreshToken").asText())
                .isNotBlank()
                .isNotEqualTo(first.path("refreshToken").asText());
        assertThat(works(second.body())).isTrue();
        assertThat(refresh(second.body()).status()).isEqualTo(200);
    }

    @Test
    void a_repeated_refresh_gives_the_same_successor_for_a_while() {
        var once = refresh(first).body();
        var again = refresh(first);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("refreshToken")).isEqualTo(once.path("refreshToken"));
        assertThat(works(again.body())).isTrue();
    }

    @Test
    void a_token_that_was_used_long_ago_ends_the_whole_family() throws Exception {
        var second = refresh(first).body();
        letTheGraceEnd(first);

        var reuse = refresh(first);

        assertThat(reuse.status()).isEqualTo(401);
        assertThat(reuse.code()).isEqualTo("unauthenticated");
        assertThat(refresh(second).status()).isEqualTo(401);
        assertThat(works(second)).isFalse();
    }

    @Test
    void another_sign_in_of_the_same_person_goes_on() throws Exception {
        var elsewhere = tenant.login("agent1");
        refresh(first);
        letTheGraceEnd(first);
        refresh(first);

        assertThat(works(elsewhere)).isTrue();
        assertThat(refresh(elsewhere).status()).isEqualTo(200);
    }

    @Test
    void signing_out_ends_access_at_once() {
        var out = Api.anonymous()
                .post(
                        "/api/v1/auth/logout",
                        Map.of("refreshToken", first.path("refreshToken").asText()));

        assertThat(out.status()).isEqualTo(204);
        assertThat(works(first)).isFalse();
        assertThat(refresh(first).status()).isEqualTo(401);
    }

    @Test
    void a_token_that_nobody_has_is_refused() {
        var answer = Api.anonymous().post("/api/v1/auth/refresh", Map.of("refreshToken", "cfr_made-up"));

        assertThat(answer.status()).isEqualTo(401);
    }

    private static Api.Answer refresh(JsonNode session) {
        return Api.anonymous()
                .post(
                        "/api/v1/auth/refresh",
                        Map.of("refreshToken", session.path("refreshToken").asText()));
    }

    private static boolean works(JsonNode session) {
        return Api.bearer(session.path("accessToken").asText())
                        .get("/api/v1/teams")
                        .status()
                == 200;
    }

    /// Turns the clock of one used token back, since nobody wants to wait for half a minute.
    private static void letTheGraceEnd(JsonNode session) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256")
                .digest(session.path("refreshToken").asText().getBytes());
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE refresh_token SET used_at = used_at - interval '31 seconds' WHERE hash = ?")) {
            statement.setBytes(1, hash);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
