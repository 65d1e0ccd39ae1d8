package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.MovableClock;
import io.chatflow.testing.Api;
import io.chatflow.testing.MailServer;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PasswordResetTest {

    private static final String NEW_PASSWORD = "a much better one";

    private final TestTenant tenant = TestTenant.create(1);
    private final String email = tenant.email("agent1");

    @Test
    void whoever_reads_the_mail_of_an_address_chooses_a_new_password() {
        var mail = askAndRead();

        assertThat(mail.text()).contains("/admin/reset-password#", email);
        assertThat(complete(mail.token(), NEW_PASSWORD).status()).isEqualTo(204);
        assertThat(login(TestTenant.PASSWORD).status()).isEqualTo(401);
        assertThat(login(NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_new_password_signs_everybody_out_and_is_told_by_mail() {
        var session = tenant.login("agent1");
        var api = Api.bearer(session.path("accessToken").asText());

        complete(askAndRead().token(), NEW_PASSWORD);

        assertThat(api.get("/api/v1/me").status()).isEqualTo(401);
        var refresh = Map.of("refreshToken", session.path("refreshToken").asText());
        assertThat(Api.anonymous().post("/api/v1/auth/refresh", refresh).status())
                .isEqualTo(401);
        assertThat(MailServer.await(email, 2).get(1).subject()).isEqualTo("Your password has changed");
    }

    @Test
    void an_address_that_nobody_has_is_answered_the_same_and_gets_no_mail() {
        var unknown = "nobody@" + tenant.id() + ".test";

        var answer = ask(unknown);
        var known = ask(email);

        assertThat(answer.status()).isEqualTo(known.status()).isEqualTo(202);
        assertThat(answer.raw().body()).isEqualTo(known.raw().body()).isEmpty();
        // The one asked for later has come; the earlier one never will.
        MailServer.next(email);
        assertThat(MailServer.to(unknown)).isEmpty();
    }

    @Test
    void a_link_works_once_and_takes_older_ones_with_it() {
        var first = askAndRead().token();
        ask(email);
        var second = MailServer.await(email, 2).get(1).token();

        assertThat(complete(second, NEW_PASSWORD).status()).isEqualTo(204);

        for (var used : new String[] {first, second}) {
            var again = complete(used, "yet another password");
            assertThat(again.status()).isEqualTo(401);
            assertThat(again.code()).isEqualTo("link_invalid");
        }
        assertThat(complete("cfl_invented", NEW_PASSWORD).body())
                .isEqualTo(complete(second, NEW_PASSWORD).body());
    }

    @Test
    void a_password_that_is_too_short_leaves_the_link_as_it_is() {
        var token = askAndRead().token();

        var refused = complete(token, "short");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/password");
        assertThat(complete(token, NEW_PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void a_link_tells_what_it_is_for_while_it_works() {
        var token = askAndRead().token();

        var link = Api.anonymous().post("/api/v1/auth/links", Map.of("token", token));

        assertThat(link.status()).isEqualTo(200);
        assertThat(link.body().path("kind").asText()).isEqualTo("password_reset");
        assertThat(link.body().path("email").asText()).isEqualTo(email);
        complete(token, NEW_PASSWORD);
        assertThat(Api.anonymous()
                        .post("/api/v1/auth/links", Map.of("token", token))
                        .code())
                .isEqualTo("link_invalid");
    }

    @Test
    void a_link_ends_after_an_hour() {
        try (var service = TestService.start(Map.of("chatflow.test.clock", "true"))) {
            var there = Api.at(service.getURL().toString());
            var token = askAndRead().token();
            service.getApplicationContext().getBean(MovableClock.class).forward(Duration.ofMinutes(61));

            var late = there.post(
                    "/api/v1/auth/password-resets/completion", Map.of("token", token, "password", NEW_PASSWORD));

            assertThat(late.code()).isEqualTo("link_invalid");
        }
    }

    @Test
    void nobody_gets_more_than_five_mails_an_hour_and_nobody_can_tell() {
        for (int at = 0; at < 7; at++) {
            assertThat(ask(email).status()).isEqualTo(202);
        }
        MailServer.await(email, 5);
        var other = tenant.email("owner");
        ask(other);
        MailServer.next(other);

        assertThat(MailServer.to(email)).hasSize(5);
    }

    @Test
    void a_new_password_ends_the_wait_after_failed_sign_ins() {
        for (int at = 0; at < 7; at++) {
            login("wrong password " + at);
        }
        assertThat(login(TestTenant.PASSWORD).status()).isEqualTo(429);

        complete(askAndRead().token(), NEW_PASSWORD);

        assertThat(login(NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void the_mail_speaks_the_language_of_who_asked() {
        Api.anonymous().post("/api/v1/auth/password-resets", Map.of("email", email, "locale", "de-AT"));

        assertThat(MailServer.next(email).subject()).isEqualTo("Wählen Sie ein neues Passwort");
    }

    @Test
    void the_link_leads_to_the_platform_whatever_the_host_header_says() {
        Api.anonymous()
                .with("X-Forwarded-Host", "evil.example")
                .post("/api/v1/auth/password-resets", Map.of("email", email));

        assertThat(MailServer.next(email).text()).contains("http://localhost:").doesNotContain("evil.example");
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThat(ask("not an address").code()).isEqualTo("validation_failed");
        assertThat(ask("two@example.test, three@example.test").code()).isEqualTo("validation_failed");
    }

    private MailServer.Received askAndRead() {
        ask(email);
        return MailServer.next(email);
    }

    private static Api.Answer ask(String address) {
        return Api.anonymous().post("/api/v1/auth/password-resets", Map.of("email", address));
    }

    private static Api.Answer complete(String token, String password) {
        return Api.anonymous()
                .post("/api/v1/auth/password-resets/completion", Map.of("token", token, "password", password));
    }

    private Api.Answer login(String password) {
        return Api.anonymous().post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }
}
