package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.MailServer;
import io.chatflow.testing.TestTenant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailChangeTest {

    private final TestTenant tenant = TestTenant.create(1);
    private final String before = tenant.email("agent1");
    private final String after = "renamed-" + UUID.randomUUID() + "@shop.test";

    @Test
    void a_change_is_confirmed_at_the_new_address_and_told_to_the_old() {
        assertThat(ask(after, TestTenant.PASSWORD).status()).isEqualTo(202);
        var token = MailServer.next(after).token();
        assertThat(login(before).status()).isEqualTo(200);

        assertThat(confirm(token).status()).isEqualTo(204);

        assertThat(login(after).status()).isEqualTo(200);
        assertThat(login(before).status()).isEqualTo(401);
        var notice = MailServer.next(before);
        assertThat(notice.subject()).isEqualTo("Your e-mail address has changed");
        assertThat(notice.text()).contains(after);
        assertThat(confirm(token).code()).isEqualTo("link_invalid");
    }

    @Test
    void without_the_password_nothing_begins() {
        var refused = ask(after, "not my password");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/password");
    }

    @Test
    void an_address_that_somebody_has_is_answered_the_same_and_its_owner_is_told() {
        var taken = TestTenant.create(0).email("owner");

        var answer = ask(taken, TestTenant.PASSWORD);
        var free = ask(after, TestTenant.PASSWORD);

        assertThat(answer.status()).isEqualTo(free.status()).isEqualTo(202);
        assertThat(MailServer.next(taken).subject()).isEqualTo("You already have a ChatFlow account");
    }

    @Test
    void of_two_who_want_the_same_address_the_first_to_confirm_gets_it() {
        var rival = TestTenant.create(1);
        ask(after, TestTenant.PASSWORD);
        rival.agent(1).post("/api/v1/auth/email-changes", Map.of("email", after, "password", TestTenant.PASSWORD));
        var tokens = MailServer.await(after, 2).stream()
                .map(MailServer.Received::token)
                .toList();

        assertThat(confirm(tokens.get(0)).status()).isEqualTo(204);

        assertThat(confirm(tokens.get(1)).code()).isEqualTo("link_invalid");
    }

    @Test
    void a_link_for_a_new_password_at_the_old_address_ends_with_it() {
        Api.anonymous().post("/api/v1/auth/password-resets", Map.of("email", before));
        var reset = MailServer.next(before).token();
        ask(after, TestTenant.PASSWORD);
        confirm(MailServer.next(after).token());

        var late = Api.anonymous()
                .post("/api/v1/auth/password-resets/completion", Map.of("token", reset, "password", "a new password"));

        assertThat(late.code()).isEqualTo("link_invalid");
    }

    @Test
    void who_gave_a_password_cannot_take_the_account_away_from_other_tenants() {
        ask(after, TestTenant.PASSWORD);
        var token = MailServer.next(after).token();
        var person = Map.of("email", before, "name", "Agent", "role", "admin", "password", "another password");
        TestTenant.create(0).owner().post("/api/v1/staff", person);

        assertThat(confirm(token).code()).isEqualTo("link_invalid");
        assertThat(ask(after, TestTenant.PASSWORD).status()).isEqualTo(400);
        assertThat(login(before).status()).isEqualTo(200);
    }

    private Api.Answer ask(String email, String password) {
        return tenant.agent(1).post("/api/v1/auth/email-changes", Map.of("email", email, "password", password));
    }

    private static Api.Answer confirm(String token) {
        return Api.anonymous().post("/api/v1/auth/email-changes/confirmation", Map.of("token", token));
    }

    private static Api.Answer login(String email) {
        return Api.anonymous().post("/api/v1/auth/login", Map.of("email", email, "password", TestTenant.PASSWORD));
    }
}
