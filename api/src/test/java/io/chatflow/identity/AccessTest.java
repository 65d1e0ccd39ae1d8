package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {

    private final TestTenant tenant = TestTenant.create(1);

    @Test
    void only_admins_and_owners_change_sites_secrets_and_staff() {
        tenant.addStaff("admin", "admin");
        var admin = Api.bearer(tenant.accessToken("admin"));

        for (var low : List.of(tenant.agent(1), tenant.supervisor())) {
            for (var answer : adminWork(low)) {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("forbidden");
            }
        }
        for (var high : List.of(admin, tenant.owner())) {
            assertThat(adminWork(high)).extracting(Api.Answer::status).containsExactly(201, 200, 201);
        }
    }

    @Test
    void nobody_gives_a_role_above_their_own() {
        tenant.addStaff("admin", "admin");
        var admin = Api.bearer(tenant.accessToken("admin"));
        var person = Map.of("email", "next@x.test", "name", "N", "role", "owner", "password", TestTenant.PASSWORD);

        assertThat(admin.post("/api/v1/staff", person).status()).isEqualTo(403);
    }

    @Test
    void agents_see_sites_but_nothing_of_their_secrets() {
        tenant.siteSecret();

        var sites = tenant.agent(1).get("/api/v1/sites");

        assertThat(sites.body().at("/data/0/name").asText()).isNotBlank();
        assertThat(sites.body().at("/data/0/secrets").size()).isZero();
    }

    @Test
    void without_a_credential_nothing_of_the_staff_opens() {
        for (var path : List.of("/api/v1/sites", "/api/v1/teams", "/api/v1/operator/tenants")) {
            var answer = Api.anonymous().get(path);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthenticated");
            assertThat(answer.raw().headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
        }
    }

    @Test
    void visitors_sites_and_operators_are_no_staff() {
        var operator = Operator.at(TestService.baseUrl()).api();
        for (var stranger : List.of(tenant.visitor().api(), tenant.siteServer(), operator)) {
            assertThat(stranger.get("/api/v1/sites").status()).isEqualTo(403);
            assertThat(stranger.get("/api/v1/teams").status()).isEqualTo(403);
        }
        for (var stranger : List.of(tenant.visitor().api(), tenant.siteServer(), tenant.owner())) {
            assertThat(stranger.get("/api/v1/operator/tenants").status()).isEqualTo(403);
        }
        assertThat(tenant.owner().delete("/api/v1/widget/sessions").status()).isEqualTo(403);
    }

    @Test
    void forged_tokens_are_told_from_nothing() {
        var token = tenant.accessToken("owner");
        var parts = token.split("\\.");
        var forged = List.of(
                parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()),
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                parts[0] + "." + tenant.visitor().token().split("\\.")[1] + "." + parts[2],
                "garbage",
                "a.b.c");

        for (var one : forged) {
            var answer = Api.bearer(one).get("/api/v1/sites");
            assertThat(answer.status()).as(one).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthenticated");
        }
    }

    @Test
    void tokens_that_are_no_tokens_do_no_harm() {
        var contents = List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"aud\":5}",
                "{\"aud\":[\"staff\",7]}",
                "{\"aud\":\"staff\",\"exp\":\"soon\"}",
                "{\"aud\":\"visitor\"}",
                "{\"a\":" + "[".repeat(3_000),
                "{\"a\":" + "{\"a\":".repeat(800),
                "\u0000");
        for (var header :
                List.of("{\"alg\":\"HS256\"}", "{\"alg\":\"HS256\",\"kid\":5}", "{\"alg\":\"RS256\"}", "{}", "[]")) {
            for (var content : contents) {
                var answer = Api.bearer(base64(header) + "." + base64(content) + ".AAAA")
                        .get("/api/v1/sites");
                assertThat(answer.status()).as(header + content).isEqualTo(401);
            }
        }
        assertThat(Api.bearer("x".repeat(7_000)).get("/api/v1/sites").status()).isEqualTo(401);
    }

    @Test
    void adding_somebody_twice_by_the_same_key_adds_once() {
        var key = tenant.owner().with("Idempotency-Key", "add-" + tenant.id());
        var person =
                Map.of("email", tenant.email("kay"), "name", "Kay", "role", "agent", "password", TestTenant.PASSWORD);

        var first = key.post("/api/v1/staff", person);
        var again = key.post("/api/v1/staff", person);

        assertThat(first.status()).isEqualTo(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_bad_credential_is_told_even_where_none_is_needed() {
        var answer = Api.bearer("garbage").post("/api/v1/widget/sessions", Map.of("siteKey", tenant.siteKey()));

        assertThat(answer.status()).isEqualTo(401);
    }

    private List<Api.Answer> adminWork(Api who) {
        var site = "/api/v1/sites/" + tenant.siteId();
        return List.of(
                who.post("/api/v1/sites", Map.of("name", "Another", "locale", "fr")),
                who.put(site, Map.of("name", "Changed", "locale", "fr")),
                who.post(site + "/secrets", Map.of("kind", "webhook")));
    }
}
