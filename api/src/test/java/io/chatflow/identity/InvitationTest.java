package io.chatflow.identity;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.MovableClock;
import io.chatflow.testing.Api;
import io.chatflow.testing.MailServer;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationTest {

    private static final String PASSWORD = "my own password";

    private final TestTenant tenant = TestTenant.create(1);
    private final String email = "colleague-" + UUID.randomUUID() + "@shop.test";

    @Test
    void a_colleague_accepts_with_a_password_of_her_own_and_is_signed_in() {
        var invited = invite(email, "agent");
        assertThat(invited.status()).isEqualTo(201);
        var mail = MailServer.next(email);
        assertThat(mail.subject()).startsWith("Olive Owner invites you to Tenant ");
        assertThat(mail.header("Reply-To")).isEqualTo(tenant.email("owner"));

        var link = Api.anonymous()
                .post("/api/v1/auth/links", Map.of("token", mail.token()))
                .body();
        assertThat(link.at("/invitation/role").asText()).isEqualTo("agent");
        assertThat(link.at("/invitation/hasAccount").asBoolean()).isFalse();
        var session = accept(mail.token(), PASSWORD);

        assertThat(session.status()).isEqualTo(200);
        var me = Api.bearer(session.body().path("accessToken").asText())
                .get("/api/v1/me")
                .body();
        assertThat(me.at("/tenant/id").asText()).isEqualTo(tenant.id());
        assertThat(me.path("role").asText()).isEqualTo("agent");
        assertThat(me.path("name").asText()).isEqualTo("Cleo Colleague");
        assertThat(waiting()).doesNotContain(email);
    }

    @Test
    void who_has_an_account_elsewhere_keeps_the_password_and_signs_in_with_it() {
        var elsewhere = TestTenant.create(0).email("owner");
        assertThat(invite(elsewhere, "agent").status()).isEqualTo(201);
        var token = MailServer.next(elsewhere).token();

        var accepted = accept(token, "a password of mallory");

        assertThat(accepted.status()).isEqualTo(204);
        assertThat(login(elsewhere, "a password of mallory").status()).isEqualTo(401);
        assertThat(login(elsewhere, TestTenant.PASSWORD).body().path("tenants")).hasSize(2);
    }

    @Test
    void who_was_only_given_a_password_elsewhere_chooses_one_of_her_own() {
        var mallory = TestTenant.create(0);
        var given = Map.of("email", email, "name", "Cleo", "role", "agent", "password", "known to mallory");
        mallory.owner().post("/api/v1/staff", given);
        var before = login(email, "known to mallory").body().path("accessToken").asText();
        invite(email, "admin");

        var session = accept(MailServer.next(email).token(), PASSWORD);

        assertThat(session.status()).isEqualTo(200);
        assertThat(login(email, "known to mallory").status()).isEqualTo(401);
        assertThat(Api.bearer(before).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(login(email, PASSWORD).body().path("tenants")).hasSize(2);
    }

    @Test
    void who_left_comes_back_by_an_admins_hand_and_not_by_a_link() {
        var agent = tenant.owner().get("/api/v1/staff").body().path("data").findParent("email");
        for (var person : tenant.owner().get("/api/v1/staff").body().path("data")) {
            agent = person.path("email").asText().equals(tenant.email("agent1")) ? person : agent;
        }
        tenant.owner().post("/api/v1/staff/" + agent.path("id").asText() + "/deactivation", Map.of());

        assertThat(invite(tenant.email("agent1"), "agent").code()).isEqualTo("already_member");
    }

    @Test
    void a_link_works_once() {
        invite(email, "agent");
        var token = MailServer.next(email).token();
        accept(token, PASSWORD);

        assertThat(accept(token, "another password").code()).isEqualTo("link_invalid");
        assertThat(login(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void sending_again_makes_a_new_link_and_ends_the_old_one() {
        var id = invite(email, "agent").body().path("id").asText();
        var old = MailServer.next(email).token();

        assertThat(tenant.owner()
                        .post("/api/v1/invitations/" + id + "/mails", Map.of())
                        .status())
                .isEqualTo(202);

        var fresh = MailServer.await(email, 2).get(1).token();
        assertThat(accept(old, PASSWORD).code()).isEqualTo("link_invalid");
        assertThat(accept(fresh, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void an_invitation_that_was_taken_back_opens_nothing() {
        var id = invite(email, "admin").body().path("id").asText();
        var token = MailServer.next(email).token();

        assertThat(tenant.owner().delete("/api/v1/invitations/" + id).status()).isEqualTo(204);

        assertThat(accept(token, PASSWORD).code()).isEqualTo("link_invalid");
        assertThat(tenant.owner().delete("/api/v1/invitations/" + id).status()).isEqualTo(404);
        assertThat(invite(email, "agent").status()).isEqualTo(201);
    }

    @Test
    void an_invitation_ends_after_seven_days_and_can_be_sent_again() {
        var id = invite(email, "agent").body().path("id").asText();
        var token = MailServer.next(email).token();
        try (var service = TestService.start(Map.of("chatflow.test.clock", "true"))) {
            service.getApplicationContext().getBean(MovableClock.class).forward(Duration.ofDays(8));
            var there = Api.at(service.getURL().toString());

            var late = there.post(
                    "/api/v1/auth/invitations/acceptance",
                    Map.of("token", token, "name", "Cleo", "password", PASSWORD));

            assertThat(late.code()).isEqualTo("link_invalid");
        }
        assertThat(waiting()).contains(email, id);
    }

    @Test
    void nobody_invites_into_a_role_above_the_own_and_agents_invite_nobody() {
        tenant.addStaff("admin", "admin");
        var admin = Api.bearer(tenant.accessToken("admin"));

        assertThat(admin.post("/api/v1/invitations", Map.of("email", email, "role", "owner"))
                        .status())
                .isEqualTo(403);
        assertThat(tenant.agent(1)
                        .post("/api/v1/invitations", Map.of("email", email, "role", "agent"))
                        .status())
                .isEqualTo(403);
        assertThat(tenant.agent(1).get("/api/v1/invitations").status()).isEqualTo(403);
    }

    @Test
    void members_and_those_who_are_invited_are_not_invited_again() {
        invite(email, "agent");

        assertThat(invite(email.toUpperCase(), "agent").code()).isEqualTo("already_invited");
        assertThat(invite(tenant.email("agent1"), "agent").code()).isEqualTo("already_member");
    }

    @Test
    void another_tenant_neither_sees_nor_touches_an_invitation() {
        var id = invite(email, "agent").body().path("id").asText();
        var other = TestTenant.create(0).owner();

        assertThat(other.get("/api/v1/invitations").raw().body()).doesNotContain(email);
        assertThat(other.delete("/api/v1/invitations/" + id).status()).isEqualTo(404);
        assertThat(other.post("/api/v1/invitations/" + id + "/mails", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void who_invited_sees_that_the_mail_bounced() {
        MailServer.door().refuse(email);
        invite(email, "agent");

        eventually(() -> waiting().contains("\"mail\":\"bounced\""));
    }

    private Api.Answer invite(String address, String role) {
        return tenant.owner().post("/api/v1/invitations", Map.of("email", address, "role", role));
    }

    private String waiting() {
        return tenant.owner().get("/api/v1/invitations").raw().body();
    }

    private static Api.Answer accept(String token, String password) {
        var body = new HashMap<>(Map.of("token", token, "name", "Cleo Colleague", "password", password));
        return Api.anonymous().post("/api/v1/auth/invitations/acceptance", body);
    }

    private static Api.Answer login(String address, String password) {
        return Api.anonymous().post("/api/v1/auth/login", Map.of("email", address, "password", password));
    }
}
