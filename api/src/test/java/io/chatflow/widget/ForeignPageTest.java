package io.chatflow.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a shop's page, which is a foreign origin to us, may load and call.
class ForeignPageTest {

    private final Api shopPage = Api.anonymous().with("Origin", "https://shop.example");
    private final TestTenant tenant = TestTenant.create(0);

    @Test
    void the_loader_carries_the_public_look_of_its_site() throws Exception {
        tenant.changeSite(Map.of(
                "theme",
                Map.of(
                        "accent",
                        "#aa0011",
                        "radius",
                        4,
                        "launcher",
                        Map.of("text", "Hi", "bubble", Map.of("text", "Need a hand?"))),
                "texts",
                Map.of("en", Map.of("greeting", "Ahoy!"))));

        var answer = shopPage.get("/widget/" + tenant.siteKey() + ".js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
        assertThat(header(answer, "Cache-Control")).contains("max-age=300");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        var script = answer.raw().body();
        assertThat(script).doesNotContain("__CHATFLOW_SITE__");
        var look = Api.JSON.readTree(
                script.substring(script.indexOf('{', script.indexOf("site=")), script.indexOf(";window")));
        assertThat(look.path("siteKey").asText()).isEqualTo(tenant.siteKey());
        assertThat(look.path("baseUrl").asText()).isEqualTo(TestService.baseUrl());
        assertThat(look.at("/theme/accent").asText()).isEqualTo("#aa0011");
        assertThat(look.at("/theme/position").asText()).isEqualTo("right");
        assertThat(look.at("/theme/radius").asInt()).isEqualTo(4);
        assertThat(look.at("/theme/launcher/text").asText()).isEqualTo("Hi");
        assertThat(look.at("/theme/launcher/bubble/text").asText()).isEqualTo("Need a hand?");
        assertThat(look.at("/theme/ink").asText()).isEqualTo("#fff");
        assertThat(look.path("ownTexts").asBoolean()).isTrue();
        assertThat(look.path("texts").has("greeting")).isFalse();
        assertThat(look.at("/features/liveView").isBoolean()).isTrue();
        assertThat(look.has("allowedOrigins")).isFalse();
    }

    @Test
    void the_words_of_a_site_in_another_language_are_fetched_apart() {
        tenant.changeSite(Map.of(
                "texts",
                Map.of(
                        "fr", Map.of("greeting", "Bonjour !", "subtitle", "À vous !"),
                        "fr-ca", Map.of("greeting", "Allô !"))));

        var french = shopPage.get("/widget/" + tenant.siteKey() + "/texts/fr-CA.json");
        var danish = shopPage.get("/widget/" + tenant.siteKey() + "/texts/da.json");

        assertThat(header(french, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(french, "Cache-Control")).contains("max-age=300");
        assertThat(french.body().path("greeting").asText()).isEqualTo("Allô !");
        assertThat(french.body().path("subtitle").asText()).isEqualTo("À vous !");
        assertThat(danish.body()).isEmpty();
        assertThat(shopPage.get("/widget/nosuchsite/texts/fr.json").status()).isEqualTo(404);
    }

    @Test
    void a_site_named_like_markup_stays_a_text() {
        tenant.changeSite(Map.of("name", "</script><script>alert(1)//\u2028"));

        var script = shopPage.get("/widget/" + tenant.siteKey() + ".js").raw().body();

        assertThat(script).doesNotContain("</script>", "<script>", "\u2028").contains("\\u003c/script\\u003e");
    }

    @Test
    void the_loader_of_nobody_is_not_found() {
        assertThat(shopPage.get("/widget/nosuchsite.js").status()).isEqualTo(404);
        assertThat(shopPage.get("/widget/..%2Fadmin%2Findex.js").status()).isEqualTo(404);
    }

    @Test
    void the_rest_of_the_widget_is_kept_for_ever_by_browsers() {
        var answer = shopPage.get("/widget/assets/widget-TEST1234.js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).contains("immutable");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        for (var path : List.of("no-such-file.js", "..%2F..%2Fapplication.yml", "%2E%2E/loader.js", ".hidden.js")) {
            assertThat(shopPage.get("/widget/assets/" + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_loader_of_the_release_before_is_led_to_the_app_of_this_one() {
        var answer = shopPage.get("/widget/assets/widget-0LD0LD00.js");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(header(answer, "Location")).endsWith("/widget/assets/widget-TEST1234.js");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(shopPage.get("/widget/assets/extras-0LD0LD00.js").status()).isEqualTo(404);
    }

    @Test
    void a_preflight_opens_the_api_to_every_origin_without_credentials() {
        var preflight = shopPage.with("Access-Control-Request-Method", "PUT")
                .with("Access-Control-Request-Headers", "authorization,content-type")
                .send("OPTIONS", "/api/v1/widget/contact", null);

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("PUT", "DELETE");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void refusals_can_be_read_by_the_page_too() {
        var unauthenticated = shopPage.put("/api/v1/widget/contact", Map.of());
        var forged = shopPage.with("Authorization", "Bearer x").put("/api/v1/widget/contact", Map.of());
        var invalid = shopPage.post("/api/v1/widget/sessions", Map.of());
        var unknown = shopPage.get("/api/v1/nothing-here");

        for (var answer : List.of(unauthenticated, forged, invalid, unknown)) {
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void nobody_reads_sign_in_from_a_foreign_page() {
        var preflight =
                shopPage.with("Access-Control-Request-Method", "POST").send("OPTIONS", "/api/v1/auth/refresh", null);

        assertThat(preflight.raw().headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void the_panel_is_one_page_with_strict_rules() {
        var page = Api.anonymous().get("/admin/");
        var deep = Api.anonymous().get("/admin/inbox/open/cnv_1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(deep.raw().body()).isEqualTo(page.raw().body()).contains("<div id=\"root\">");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(Api.anonymous().get("/admin/assets/index-TEST1234.js").status())
                .isEqualTo(200);
        assertThat(Api.anonymous().get("/admin/assets/gone.js").status()).isEqualTo(404);
        assertThat(header(Api.anonymous().get("/admin"), "Location")).isEqualTo("/admin/");
    }

    private static String header(Api.Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }
}
