package io.chatflow.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What helps a site's owner to install the chat: where it was seen, what is wrong with a token, how it would look.
class SiteHelpTest {

    private final TestTenant tenant = TestTenant.create(1);
    private final String site = "/api/v1/sites/" + tenant.siteId();

    @Test
    void a_page_that_loads_the_chat_is_seen_with_its_origin_only() {
        loadFrom("https://Shop.example:8443/cart?secret=1");

        var seen = tenant.agent(1).get(site + "/sightings").body().path("data");

        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/origin").asText()).isEqualTo("https://shop.example:8443");
        assertThat(seen.at("/0/allowed").asBoolean()).isTrue();
        assertThat(seen.at("/0/lastSeenAt").asText()).isNotBlank();
    }

    @Test
    void a_page_that_the_list_of_origins_leaves_out_is_seen_and_told() {
        tenant.changeSite(Map.of("allowedOrigins", List.of("https://shop.example")));
        var session = Map.of("siteKey", tenant.siteKey());
        tenant.anonymous().with("Origin", "https://copy.example").post("/api/v1/widget/sessions", session);
        loadFrom("javascript:alert(1)");
        loadFrom("not an address");

        var seen = tenant.owner().get(site + "/sightings").body().path("data");

        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/origin").asText()).isEqualTo("https://copy.example");
        assertThat(seen.at("/0/allowed").asBoolean()).isFalse();
    }

    @Test
    void a_flood_of_invented_origins_keeps_twenty() {
        for (int number = 0; number < 30; number++) {
            loadFrom("https://flood" + number + ".example/");
        }

        assertThat(tenant.owner().get(site + "/sightings").body().path("data")).hasSize(20);
    }

    @Test
    void a_token_is_checked_and_its_fault_said() {
        var good = tenant.identity("17").sign();

        assertThat(check(good).at("/valid").asBoolean()).isTrue();
        assertThat(check("  " + good + "\n").at("/valid").asBoolean()).isTrue();
        assertThat(check(good.substring(0, good.length() - 3) + "AAA")
                        .at("/fault")
                        .asText())
                .contains("not signed with HS256");
        assertThat(check("nonsense").at("/fault").asText()).contains("no JWT");
        var other = TestTenant.create(1);
        assertThat(check(other.identity("17").sign()).at("/valid").asBoolean()).isFalse();
    }

    @Test
    void agents_do_not_check_tokens() {
        assertThat(tenant.agent(1)
                        .post(site + "/identity-checks", Map.of("token", "a.b.c"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_look_is_shown_before_it_is_saved_in_a_sandbox() {
        var theme = tenant.owner().get(site).body().path("theme").toString().replaceAll("#[0-9a-f]{6}", "#12ab34");
        var query = "?theme=" + URLEncoder.encode(theme, StandardCharsets.UTF_8);
        var preview = "/widget/" + tenant.siteKey() + "/preview";

        var page = Api.anonymous().get(preview + query);
        var loader = Api.anonymous().get(preview + "/loader.js" + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox allow-scripts", "'none'"));
        assertThat(loader.raw().body()).contains("#12ab34");
        assertThat(Api.anonymous()
                        .get("/widget/" + tenant.siteKey() + ".js")
                        .raw()
                        .body())
                .doesNotContain("#12ab34");
    }

    @Test
    void what_is_no_look_is_refused() {
        var preview = "/widget/" + tenant.siteKey() + "/preview?theme=";
        for (var wrong : List.of("x", "%7B%7D", "%7B%22accent%22%3A%22red%22%7D", "null")) {
            assertThat(Api.anonymous().get(preview + wrong).status()).isEqualTo(400);
        }
        assertThat(Api.anonymous().get("/widget/nobody/preview?theme=x").status())
                .isEqualTo(404);
    }

    private com.fasterxml.jackson.databind.JsonNode check(String token) {
        return tenant.owner()
                .post(site + "/identity-checks", Map.of("token", token))
                .body();
    }

    private void loadFrom(String page) {
        tenant.anonymous().with("Referer", page).get("/widget/" + tenant.siteKey() + ".js");
    }
}
