package io.chatflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no honest client sends is refused, and the refusal tells nothing of our inside.
class HostileRequestsTest {

    private static final TestTenant TENANT = TestTenant.create(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/help/%00",
                "/help/a%00/articles/x",
                "/api/v1/help/%00/search?q=x",
                "/api/v1/commerce/orders/%00",
                "/api/v1/conversations?q=%00"
            })
    void an_address_with_a_character_that_cannot_be_stored_is_refused(String path) {
        var answer = TENANT.owner().get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_text");
        assertThat(TENANT.siteServer().delete("/api/v1/commerce/orders/a%00b").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /api/v1/auth/login      | {"email":"a\\u0000@b.c","password":"twelve letters"} | 401
                    /api/v1/widget/sessions | {"siteKey":"a\\u0000"}                               | 404
                    """)
    void nor_does_one_in_a_body_break_anything(String path, String body, int status) {
        assertThat(Api.anonymous().post(path, body).status()).isEqualTo(status);
    }

    @Test
    void nor_one_in_the_name_of_a_tokens_key() {
        var token = word("{\"alg\":\"HS256\",\"kid\":\"\\u0000aaaaaaaaaaa\"}") + "." + word("{\"aud\":[\"visitor\"]}")
                + ".AAAA";

        assertThat(Api.bearer(token).get("/api/v1/conversations").status()).isEqualTo(401);
    }

    @Test
    void a_cursor_at_the_end_of_all_times_is_none_of_ours() {
        var cursor = word("+1000000000-12-31T23:59:59Z cnv_01m7ygcgfqe0eb4ec3cvg1pd24");

        var answer = TENANT.owner().get("/api/v1/conversations?cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/cursor");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /api/v1/auth/login | {"email":"a@b.c","password":"x","session":"x"}  | /session  | is none of the words that may stand here
                    /api/v1/auth/login | {"email":"a@b.c","password":"x","tenantId":"x"} | /tenantId | not a tenant id
                    /api/v1/auth/login | {"email":{},"password":"x"}                     | /email    | is not of the documented shape
                    /api/v1/auth/login | []                                              | ``        | is not of the documented shape
                    /api/v1/auth/login | {                                               | ``        | not JSON
                    /api/v1/auth/login | null                                            | ``        | is required
                    """)
    void a_refused_body_is_told_its_place_in_words_of_ours(String path, String body, String pointer, String detail) {
        var answer = Api.anonymous().post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(answer.body().at("/errors/0/detail").asText()).isEqualTo(detail);
        assertThat(answer.raw().body()).doesNotContain("io.chatflow", "java.", "Source");
    }

    @Test
    void and_so_is_a_parameter() {
        var answer = TENANT.owner().get("/api/v1/conversations?view=everything");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/view");
        assertThat(answer.raw().body()).doesNotContain("io.chatflow");
    }

    @Test
    void a_word_that_is_no_id_names_nothing() {
        for (var path : new String[] {"articles", "sites", "conversations", "contacts", "files"}) {
            assertThat(TENANT.owner().get("/api/v1/" + path + "/nonsense").status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private static String word(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
