package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SitesTest {

    private final TestTenant tenant = TestTenant.create(1);

    @Test
    void a_site_shows_its_look_its_key_and_the_tag_to_install() {
        var site = tenant.agent(1).get("/api/v1/sites").body().at("/data/0");

        assertThat(site.path("id").asText()).startsWith("sit_");
        assertThat(site.path("theme").path("accent").asText()).matches("#[0-9a-f]{6}");
        assertThat(site.path("features").path("liveView").asBoolean()).isFalse();
        assertThat(site.path("allowedOrigins").isArray()).isTrue();
        assertThat(site.path("snippet").asText())
                .isEqualTo("<script async src=\"%s/widget/%s.js\"></script>"
                        .formatted(TestService.baseUrl(), tenant.siteKey()));
    }

    @Test
    void a_tenant_has_a_hundred_sites_and_no_more_however_they_come() {
        for (int number = 1; number < 100; number++) {
            var made = tenant.owner().post("/api/v1/sites", Map.of("name", "Shop " + number, "locale", "en"));
            assertThat(made.status()).isEqualTo(201);
        }

        var more = tenant.owner().post("/api/v1/sites", Map.of("name", "One more", "locale", "en"));
        var connected = tenant.owner()
                .post(
                        "/api/v1/connections",
                        Map.of(
                                "platform", "wordpress",
                                "siteUrl", "https://more.example",
                                "returnUrl", "https://more.example/wp-admin/",
                                "codeChallenge", "c".repeat(43)));

        assertThat(more.status()).isEqualTo(409);
        assertThat(more.code()).isEqualTo("too_many_sites");
        assertThat(connected.code()).isEqualTo("too_many_sites");
    }

    @Test
    void what_is_set_is_kept() {
        var changed = tenant.changeSite(Map.of(
                "locale",
                "de-AT",
                "theme",
                Map.of(
                        "accent",
                        "#AA0011",
                        "mode",
                        "dark",
                        "position",
                        "left",
                        "radius",
                        6,
                        "size",
                        "large",
                        "preset",
                        "minimal",
                        "launcher",
                        Map.of("icon", "heart", "text", "Hilfe?", "bubble", Map.of("text", " Da? ", "delaySeconds", 9)),
                        "logoUrl",
                        "https://shop.example/logo.png",
                        "poweredBy",
                        false),
                "texts",
                Map.of("de", Map.of("greeting", "Servus!", "subtitle", " "), "fr", Map.of("greeting", "")),
                "features",
                Map.of("draftPreview", true, "liveView", true),
                "allowedOrigins",
                List.of("https://Shop.example", "http://localhost:8081")));

        assertThat(changed.status()).isEqualTo(200);
        var site = tenant.owner().get("/api/v1/sites/" + tenant.siteId()).body();
        assertThat(site).isEqualTo(changed.body());
        assertThat(site.path("locale").asText()).isEqualTo("de-AT");
        assertThat(site.at("/theme/mode").asText()).isEqualTo("dark");
        assertThat(site.path("theme")).isEqualTo(json("""
                                {"accent": "#AA0011", "mode": "dark", "position": "left", "radius": 6, "size": "large",
                                 "preset": "minimal", "logoUrl": "https://shop.example/logo.png", "poweredBy": false,
                                 "launcher": {"icon": "heart", "text": "Hilfe?",
                                              "bubble": {"text": "Da?", "delaySeconds": 9}}}
                                """));
        assertThat(site.path("texts")).isEqualTo(json("{\"de\": {\"greeting\": \"Servus!\"}}"));
        assertThat(site.at("/features/draftPreview").asBoolean()).isTrue();
        assertThat(site.at("/allowedOrigins/0").asText()).isEqualTo("https://shop.example");
    }

    @Test
    void bad_settings_are_refused_with_their_place_and_change_nothing() {
        refused(Map.of("theme", Map.of("accent", "red; background: url(x)")), "/theme/accent");
        refused(Map.of("theme", Map.of("mode", "sepia")), "/theme/mode");
        refused(Map.of("theme", Map.of("radius", 25)), "/theme/radius");
        refused(Map.of("theme", Map.of("radius", -1)), "/theme/radius");
        refused(Map.of("theme", Map.of("size", "huge")), "/theme/size");
        refused(Map.of("theme", Map.of("preset", "pink")), "/theme/preset");
        refused(Map.of("theme", Map.of("logoUrl", "javascript:alert(1)")), "/theme/logoUrl");
        refused(Map.of("theme", Map.of("logoUrl", "http://shop.example/logo.png")), "/theme/logoUrl");
        refused(Map.of("theme", Map.of("logoUrl", "https://user:word@shop.example/a.png")), "/theme/logoUrl");
        refused(launcher(Map.of("text", "a".repeat(41))), "/theme/launcher/text");
        refused(launcher(Map.of("icon", "skull")), "/theme/launcher/icon");
        refused(launcher(Map.of("bubble", Map.of("text", ""))), "/theme/launcher/bubble/text");
        refused(launcher(Map.of("bubble", Map.of("text", "a\u0000b"))), "/theme/launcher/bubble/text");
        refused(
                launcher(Map.of("bubble", Map.of("text", "Hi", "delaySeconds", 3_601))),
                "/theme/launcher/bubble/delaySeconds");
        refused(texts("no tag", Map.of()), "/texts/no tag");
        refused(texts("en", Map.of("a/b", "x")), "/texts/en/a~1b");
        refused(texts("en", Map.of("greeting", "a".repeat(301))), "/texts/en/greeting");
        refused(texts("en", Map.of("greeting", "a\u0000b")), "/texts/en/greeting");
        refused(Map.of("allowedOrigins", List.of("https://ok.example", "javascript:alert(1)")), "/allowedOrigins/1");
        refused(Map.of("allowedOrigins", List.of("https://shop.example/path")), "/allowedOrigins/0");
        refused(Map.of("allowedOrigins", List.of("https://shop.example", "")), "/allowedOrigins/1");
        refused(Map.of("locale", "not a locale"), "/locale");
        refused(Map.of("name", "a\u0000b"), "/name");
        refused(Map.of("name", ""), "/name");
    }

    @Test
    void what_is_missing_goes_back_to_the_standard_and_unknown_fields_are_ignored() {
        tenant.changeSite(Map.of("features", Map.of("liveView", true), "allowedOrigins", List.of("https://a.example")));

        var site = tenant.changeSite(Map.of("colour", "blue")).body();

        assertThat(site.at("/features/liveView").asBoolean()).isFalse();
        assertThat(site.path("allowedOrigins")).isEmpty();
    }

    @Test
    void more_words_than_a_page_can_carry_are_refused() {
        var many = new HashMap<String, Object>();
        for (int language = 0; language < 60; language++) {
            many.put(
                    "x" + (char) ('a' + language / 26) + (char) ('a' + language % 26),
                    Map.of("greeting", "a".repeat(300), "subtitle", "b".repeat(300), "starter1", "c".repeat(300)));
        }
        refused(Map.of("texts", many), "/texts");
        many.put("de", Map.of());
        refused(Map.of("texts", many), "/texts");
    }

    private static Map<String, Object> launcher(Map<String, Object> fields) {
        return Map.of("theme", Map.of("launcher", fields));
    }

    private static Map<String, Object> texts(String language, Map<String, Object> said) {
        return Map.of("texts", Map.of(language, said));
    }

    private static JsonNode json(String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private void refused(Map<String, Object> fields, String pointer) {
        var before = tenant.owner().get("/api/v1/sites/" + tenant.siteId()).body();
        var answer = tenant.changeSite(fields);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(tenant.owner().get("/api/v1/sites/" + tenant.siteId()).body())
                .isEqualTo(before);
    }
}
