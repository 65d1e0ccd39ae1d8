package io.chatflow.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorTest {

    private static final String TENANTS = "/api/v1/operator/tenants";

    private final Api operator = Operator.at(TestService.baseUrl()).api();

    @Test
    void a_new_tenant_has_an_owner_who_can_sign_in_a_team_and_a_first_site() {
        var email = "olive@" + System.nanoTime() + ".test";
        var made = operator.post(
                TENANTS,
                Map.of(
                        "name",
                        "Olive's shop",
                        "owner",
                        Map.of("email", email, "name", "Olive", "password", TestTenant.PASSWORD),
                        "site",
                        Map.of("name", "Shop")));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("staff").asInt()).isEqualTo(1);
        var login = Api.anonymous().post("/api/v1/auth/login", Map.of("email", email, "password", TestTenant.PASSWORD));
        var owner = Api.bearer(login.body().path("accessToken").asText());
        assertThat(owner.get("/api/v1/sites").body().at("/data/0/name").asText())
                .isEqualTo("Shop");
        assertThat(owner.get("/api/v1/teams").body().at("/data/0/isDefault").asBoolean())
                .isTrue();
    }

    @Test
    void a_tenant_that_is_made_again_under_the_same_key_is_one() {
        var mark = System.nanoTime();
        var keyed = operator.with("Idempotency-Key", "tenant-" + mark);
        var wish = Map.of(
                "name",
                "Once",
                "owner",
                Map.of("email", "once@" + mark + ".test", "name", "O", "password", TestTenant.PASSWORD));

        var made = keyed.post(TENANTS, wish);
        var again = keyed.post(TENANTS, wish);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(keyed.post(TENANTS, Map.of("name", "Other", "owner", wish.get("owner")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_tenant_that_fails_halfway_leaves_nothing() {
        var before = count();
        var made = operator.post(
                TENANTS,
                Map.of("name", "Half", "owner", Map.of("email", "h@x.test", "name", "H", "password", "short")));

        assertThat(made.status()).isEqualTo(400);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void tenants_are_listed_page_by_page() {
        TestTenant.create(0);
        TestTenant.create(0);
        TestTenant.create(0);

        var ids = new ArrayList<String>();
        String cursor = "";
        // All that the tests of a run have made need not be seen.
        for (int pages = 0; pages < 20 && cursor != null; pages++) {
            var page = operator.get(TENANTS + "?limit=2&cursor=" + cursor).body();
            assertThat(page.path("data").size()).isBetween(1, 2);
            ids.addAll(page.path("data").findValuesAsText("id"));
            cursor = page.path("nextCursor").asText(null);
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_cursor_that_we_did_not_write_is_refused() {
        assertThat(operator.get(TENANTS + "?cursor=bm9uc2Vuc2U").status()).isEqualTo(400);
    }

    private int count() {
        return operator.get(TENANTS + "?limit=200").body().path("data").size();
    }
}
