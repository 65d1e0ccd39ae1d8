package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private final TestTenant tenant = TestTenant.create(1);
    private final String agent = tenant.agentId(1);

    @Test
    void everybody_of_staff_sees_who_works_here() {
        for (var who : List.of(tenant.owner(), tenant.agent(1))) {
            var people = who.get("/api/v1/staff").body().path("data");
            assertThat(people).hasSize(3);
            assertThat(person(people, agent).path("role").asText()).isEqualTo("agent");
            assertThat(person(people, agent).path("active").asBoolean()).isTrue();
        }
    }

    @Test
    void a_changed_role_counts_at_once() {
        assertThat(tenant.agent(1).post("/api/v1/teams", Map.of("name", "Mine")).status())
                .isEqualTo(403);

        var changed = tenant.owner().put("/api/v1/staff/" + agent + "/role", Map.of("role", "supervisor"));

        assertThat(changed.body().path("role").asText()).isEqualTo("supervisor");
        assertThat(tenant.agent(1).post("/api/v1/teams", Map.of("name", "Mine")).status())
                .isEqualTo(201);
    }

    @Test
    void nobody_changes_the_own_role_or_touches_one_above_it() {
        var ownerId = tenant.owner().get("/api/v1/me").body().path("id").asText();
        tenant.addStaff("admin", "admin");
        var admin = Api.bearer(tenant.accessToken("admin"));

        var own = tenant.owner().put("/api/v1/staff/" + ownerId + "/role", Map.of("role", "agent"));
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.code()).isEqualTo("own_membership");
        for (var answer : List.of(
                admin.put("/api/v1/staff/" + ownerId + "/role", Map.of("role", "agent")),
                admin.post("/api/v1/staff/" + ownerId + "/deactivation", Map.of()),
                admin.put("/api/v1/staff/" + agent + "/role", Map.of("role", "owner")),
                tenant.supervisor().put("/api/v1/staff/" + agent + "/role", Map.of("role", "admin")))) {
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void who_is_deactivated_is_out_at_once_and_can_come_back() {
        var before = tenant.login("agent1");
        tenant.agent(1).get("/api/v1/me");

        var gone = tenant.owner().post("/api/v1/staff/" + agent + "/deactivation", Map.of());

        assertThat(gone.body().path("active").asBoolean()).isFalse();
        assertThat(tenant.agent(1).get("/api/v1/me").status()).isEqualTo(401);
        var refresh = Map.of("refreshToken", before.path("refreshToken").asText());
        assertThat(tenant.anonymous().post("/api/v1/auth/refresh", refresh).status())
                .isEqualTo(401);
        assertThat(signIn().status()).isEqualTo(401);
        assertThat(tenant.owner().get("/api/v1/agents").body().path("data").findValuesAsText("id"))
                .doesNotContain(agent);
        var people = tenant.owner().get("/api/v1/staff").body().path("data");
        assertThat(person(people, agent).path("active").asBoolean()).isFalse();

        tenant.owner().delete("/api/v1/staff/" + agent + "/deactivation");

        assertThat(signIn().status()).isEqualTo(200);
    }

    @Test
    void a_tenant_has_a_hundred_teams_and_no_more() {
        for (int number = 1; number < 100; number++) {
            var made = tenant.supervisor().post("/api/v1/teams", Map.of("name", "Team " + number));
            assertThat(made.status()).isEqualTo(201);
        }

        var more = tenant.supervisor().post("/api/v1/teams", Map.of("name", "One more"));

        assertThat(more.status()).isEqualTo(409);
        assertThat(more.code()).isEqualTo("too_many_teams");
    }

    @Test
    void teams_are_made_named_and_filled_by_supervisors() {
        var team = tenant.supervisor()
                .post("/api/v1/teams", Map.of("name", "Returns"))
                .body()
                .path("id")
                .asText();
        tenant.supervisor().put("/api/v1/teams/" + team, Map.of("name", "Returns and repairs"));
        var member = "/api/v1/teams/" + team + "/members/" + agent;

        assertThat(tenant.supervisor().put(member, null).status()).isEqualTo(204);
        assertThat(tenant.supervisor().put(member, null).status()).isEqualTo(204);
        assertThat(team(team).path("name").asText()).isEqualTo("Returns and repairs");
        assertThat(team(team).path("memberIds")).extracting(JsonNode::asText).containsExactly(agent);

        assertThat(tenant.supervisor().delete(member).status()).isEqualTo(204);
        assertThat(team(team).path("memberIds")).isEmpty();
        assertThat(tenant.agent(1).put(member, null).status()).isEqualTo(403);
    }

    @Test
    void a_person_sets_name_language_and_notifications() {
        var profile = Map.of("name", " Mia ", "language", "pt", "notifications", Map.of("about", "all", "sound", true));

        var me = tenant.agent(1).put("/api/v1/me", profile).body();

        assertThat(me.path("name").asText()).isEqualTo("Mia");
        assertThat(me.path("language").asText()).isEqualTo("pt");
        assertThat(me.at("/notifications/about").asText()).isEqualTo("all");
        assertThat(me.at("/notifications/sound").asBoolean()).isTrue();
        assertThat(tenant.agent(1).get("/api/v1/me").body()).isEqualTo(me);
        var wrong = Map.of("name", "", "language", "not a tag", "notifications", Map.of("about", "all"));
        assertThat(tenant.agent(1).put("/api/v1/me", wrong).status()).isEqualTo(400);
    }

    private Api.Answer signIn() {
        return tenant.anonymous()
                .post("/api/v1/auth/login", Map.of("email", tenant.email("agent1"), "password", TestTenant.PASSWORD));
    }

    private JsonNode team(String id) {
        return person(tenant.owner().get("/api/v1/teams").body().path("data"), id);
    }

    private static JsonNode person(JsonNode list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
