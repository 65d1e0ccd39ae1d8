package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
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
    void what_is_set_is_kept() {
        var changed = tenant.changeSite(Map.of(
                "locale",
                "de-AT",
                "theme",
                Map.of("accent", "#AA0011", "mode", "dark", "position", "left", "launcherText", "Hilfe?"),
                "features",
                Map.of("draftPreview", true, "liveView", true),
                "allowedOrigins",
                List.of("https://Shop.example", "http://localhost:8081")));

        assertThat(changed.status()).isEqualTo(200);
        var site = tenant.owner().get("/api/v1/sites/" + tenant.siteId()).body();
        assertThat(site).isEqualTo(changed.body());
        assertThat(site.path("locale").asText()).isEqualTo("de-AT");
        assertThat(site.at("/theme/mode").asText()).isEqualTo("dark");
        assertThat(site.at("/theme/launcherText").asText()).isEqualTo("Hilfe?");
        assertThat(site.at("/features/draftPreview").asBoolean()).isTrue();
        assertThat(site.at("/allowedOrigins/0").asText()).isEqualTo("https://shop.example");
    }

    @Test
    void bad_settings_are_refused_with_their_place_and_change_nothing() {
        refused(Map.of("theme", Map.of("accent", "red; background: url(x)")), "/theme/accent");
        refused(Map.of("theme", Map.of("mode", "sepia")), "/theme/mode");
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
