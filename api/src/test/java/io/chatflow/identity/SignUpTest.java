package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.MailServer;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignUpTest {

    private static final String PASSWORD = "my first password";

    private final String email = "new-" + UUID.randomUUID() + "@shop.test";

    @Test
    void whoever_confirms_an_address_gets_a_tenant_on_trial_and_is_signed_in() {
        var mail = askAndRead();
        assertThat(mail.text()).contains("/admin/verify#");

        var session = complete(mail.token(), "Nora New", "Nora’s Knots");

        assertThat(session.status()).isEqualTo(200);
        var owner = Api.bearer(session.body().path("accessToken").asText());
        var me = owner.get("/api/v1/me").body();
        assertThat(me.path("role").asText()).isEqualTo("owner");
        assertThat(me.path("email").asText()).isEqualTo(email);
        assertThat(me.at("/tenant/name").asText()).isEqualTo("Nora’s Knots");
        assertThat(me.at("/tenant/trialEndsAt").asText()).isNotBlank();
        assertThat(owner.get("/api/v1/sites").body().path("data")).hasSize(1);
        assertThat(login(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void the_panel_gets_its_refresh_token_as_a_cookie_only() {
        var token = askAndRead().token();

        var answer = Api.anonymous()
                .with("Origin", TestService.baseUrl())
                .post("/api/v1/auth/sign-ups/completion", completion(token, Map.of("session", "cookie")));

        assertThat(answer.body().has("refreshToken")).isFalse();
        assertThat(answer.raw().headers().firstValue("Set-Cookie").orElseThrow())
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict");
    }

    @Test
    void a_foreign_page_gets_no_cookie_and_the_link_stays_good() {
        var token = askAndRead().token();

        var foreign = Api.anonymous()
                .with("Origin", "https://evil.example")
                .post("/api/v1/auth/sign-ups/completion", completion(token, Map.of("session", "cookie")));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(complete(token, "Nora", "Knots").status()).isEqualTo(200);
    }

    @Test
    void an_address_with_an_account_is_answered_the_same_and_its_owner_is_told_by_mail() {
        var tenant = TestTenant.create(0);

        var known = ask(tenant.email("owner"), null);
        var unknown = ask(email, null);

        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(known.raw().body()).isEqualTo(unknown.raw().body()).isEmpty();
        var mail = MailServer.next(tenant.email("owner"));
        assertThat(mail.subject()).isEqualTo("You already have a ChatFlow account");
        assertThat(mail.text()).doesNotContain("cfl_");
    }

    @Test
    void a_link_works_once() {
        var token = askAndRead().token();
        complete(token, "Nora", "Knots");

        assertThat(complete(token, "Mallory", "Knots too").code()).isEqualTo("link_invalid");
    }

    @Test
    void a_second_link_finds_the_account_that_the_first_one_made() {
        var first = askAndRead().token();
        // Used links close the others of the address: only one asked for afterwards is open.
        complete(first, "Nora", "Knots");
        ask(email, null);

        assertThat(MailServer.await(email, 2).get(1).subject()).isEqualTo("You already have a ChatFlow account");
    }

    @Test
    void a_link_for_one_thing_is_no_link_for_another() {
        var token = askAndRead().token();

        var reset = Api.anonymous()
                .post("/api/v1/auth/password-resets/completion", Map.of("token", token, "password", PASSWORD));

        assertThat(reset.code()).isEqualTo("link_invalid");
        assertThat(complete(token, "Nora", "Knots").status()).isEqualTo(200);
    }

    @Test
    void the_way_on_survives_and_leads_nowhere_else() {
        var next = "/admin/connect?platform=wordpress&siteUrl=https%3A%2F%2Fshop.example&state=a1";
        ask(email, next);
        var token = MailServer.next(email).token();

        var link = Api.anonymous().post("/api/v1/auth/links", Map.of("token", token));
        assertThat(link.body().path("next").asText()).isEqualTo(next);
        var owner = Api.bearer(
                complete(token, "Nora", "Knots").body().path("accessToken").asText());
        // The shop that is to be connected becomes the first site.
        assertThat(owner.get("/api/v1/sites").body().path("data")).isEmpty();

        for (var elsewhere : new String[] {
            "https://evil.example/admin/",
            "//evil.example/admin/",
            "/admin//evil",
            "/\\evil.example",
            "/help/x",
            "/admin.evil"
        }) {
            assertThat(ask("x" + email, elsewhere)
                            .body()
                            .at("/errors/0/pointer")
                            .asText())
                    .isEqualTo("/next");
        }
    }

    @Test
    void names_are_names_and_no_advertisements() {
        var token = askAndRead().token();

        var refused = complete(token, "Visit https://evil.example now", "Knots");

        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/name");
        assertThat(complete(token, "Nora", "www.evil.example").status()).isEqualTo(400);
    }

    @Test
    void signing_up_can_be_turned_off() {
        try (var closed = TestService.start(Map.of("chatflow.sign-up.enabled", "false"))) {
            var there = Api.at(closed.getURL().toString());

            assertThat(there.get("/api/v1/auth/options").body().path("signUp").asBoolean())
                    .isFalse();
            assertThat(there.post("/api/v1/auth/sign-ups", Map.of("email", email))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(Api.anonymous()
                        .get("/api/v1/auth/options")
                        .body()
                        .path("signUp")
                        .asBoolean())
                .isTrue();
    }

    private MailServer.Received askAndRead() {
        ask(email, null);
        return MailServer.next(email);
    }

    private static Api.Answer ask(String address, String next) {
        var body = new HashMap<String, String>(Map.of("email", address));
        body.put("next", next);
        return Api.anonymous().post("/api/v1/auth/sign-ups", body);
    }

    private static Api.Answer complete(String token, String name, String company) {
        return Api.anonymous()
                .post("/api/v1/auth/sign-ups/completion", completion(token, Map.of("name", name, "company", company)));
    }

    private static Map<String, String> completion(String token, Map<String, String> more) {
        var body = new HashMap<>(Map.of("token", token, "name", "Nora", "company", "Knots", "password", PASSWORD));
        body.putAll(more);
        return body;
    }

    private Api.Answer login(String password) {
        return Api.anonymous().post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }
}
