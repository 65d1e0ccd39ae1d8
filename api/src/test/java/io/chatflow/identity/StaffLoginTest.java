package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.MailServer;
import io.chatflow.testing.TestTenant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
    void the_case_of_an_address_does_not_matter() {
        var answer = login(tenant.email("owner").toUpperCase(Locale.ROOT), TestTenant.PASSWORD, null);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_told_the_same() {
        var wrong = login(tenant.email("owner"), "not the password", null);
        var unknown = login("nobody@" + tenant.id() + ".test", "not the password", null);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("unauthenticated");
        assertThat(wrong.raw().headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void a_body_without_a_password_is_refused_with_its_place() {
        var answer = Api.anonymous().post("/api/v1/auth/login", Map.of("email", "ann@example.com"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/password");
    }

    @Test
    void a_person_of_two_tenants_chooses_one() {
        var other = TestTenant.create(0);
        other.owner().post("/api/v1/staff", person(tenant.email("owner"), "supervisor"));

        var choice = login(tenant.email("owner"), TestTenant.PASSWORD, null);
        assertThat(choice.status()).isEqualTo(200);
        assertThat(choice.body().has("accessToken")).isFalse();
        assertThat(choice.body().path("tenants").findValuesAsText("id"))
                .containsExactlyInAnyOrder(tenant.id(), other.id());

        var chosen = login(tenant.email("owner"), TestTenant.PASSWORD, other.id());
        var there = Api.bearer(chosen.body().path("accessToken").asText());
        assertThat(there.get("/api/v1/sites").body().at("/data/0/id").asText()).isEqualTo(other.siteId());
    }

    @Test
    void a_tenant_of_others_and_one_that_never_was_are_told_the_same() {
        var other = TestTenant.create(0);

        var foreign = login(tenant.email("owner"), TestTenant.PASSWORD, other.id());
        var unknown = login(tenant.email("owner"), TestTenant.PASSWORD, "ten_00000000000000000000000000");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
    }

    @Test
    void adding_somebody_who_has_a_password_of_her_own_keeps_it_and_looks_like_any_other() {
        var other = TestTenant.create(0);
        var added = other.owner().post("/api/v1/staff", person(tenant.email("owner"), "agent"));
        var fresh = other.owner().post("/api/v1/staff", person("fresh@" + other.id() + ".test", "agent"));

        assertThat(added.status()).isEqualTo(fresh.status()).isEqualTo(201);
        assertThat(added.body().properties().stream().map(Map.Entry::getKey))
                .isEqualTo(fresh.body().properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(login(tenant.email("owner"), TestTenant.PASSWORD, null).status())
                .isEqualTo(200);
        assertThat(login(tenant.email("owner"), "another long password", null).status())
                .isEqualTo(401);
    }

    @Test
    void a_password_that_an_admin_gave_opens_that_admins_tenant_and_no_other() {
        var mallory = TestTenant.create(0);
        var victim = "victim-" + UUID.randomUUID() + "@shop.test";
        mallory.owner().post("/api/v1/staff", person(victim, "agent", "known to mallory"));
        tenant.owner().post("/api/v1/staff", person(victim, "admin", "another long password"));

        var there = login(victim, "known to mallory", null);
        assertThat(tenantOf(there)).isEqualTo(mallory.id());
        assertThat(login(victim, "known to mallory", tenant.id()).status()).isEqualTo(404);
        assertThat(tenantOf(login(victim, "another long password", null))).isEqualTo(tenant.id());
    }

    @Test
    void who_chooses_a_password_of_her_own_opens_all_her_tenants_with_it_and_nobody_else_any() {
        var mallory = TestTenant.create(0);
        var victim = "victim-" + UUID.randomUUID() + "@shop.test";
        mallory.owner().post("/api/v1/staff", person(victim, "agent", "known to mallory"));
        tenant.owner().post("/api/v1/staff", person(victim, "admin", "another long password"));
        Api.anonymous().post("/api/v1/auth/password-resets", Map.of("email", victim));
        var link = Map.of("token", MailServer.next(victim).token(), "password", "nobody knows it");
        Api.anonymous().post("/api/v1/auth/password-resets/completion", link);

        assertThat(login(victim, "nobody knows it", null).body().path("tenants"))
                .hasSize(2);
        assertThat(login(victim, "known to mallory", null).status()).isEqualTo(401);
        assertThat(login(victim, "another long password", null).status()).isEqualTo(401);
    }

    @Test
    void nobody_is_added_twice() {
        var again = tenant.owner().post("/api/v1/staff", person(tenant.email("agent1"), "admin"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("already_member");
    }

    @Test
    void no_answer_shows_a_password_or_its_hash() {
        var session = tenant.login("agent1").toString();

        assertThat(session).doesNotContain("argon2", TestTenant.PASSWORD);
    }

    private static Map<String, String> person(String email, String role) {
        return person(email, role, "another long password");
    }

    private static Map<String, String> person(String email, String role, String password) {
        return Map.of("email", email, "name", "Some Body", "role", role, "password", password);
    }

    private static String tenantOf(Api.Answer login) {
        return Api.bearer(login.body().path("accessToken").asText())
                .get("/api/v1/me")
                .body()
                .at("/tenant/id")
                .asText();
    }

    private static Api.Answer login(String email, String password, String tenantId) {
        var body = new HashMap<String, String>(Map.of("email", email, "password", password));
        body.put("tenantId", tenantId);
        return Api.anonymous().post("/api/v1/auth/login", body);
    }
}
