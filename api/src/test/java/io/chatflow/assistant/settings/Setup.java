package io.chatflow.assistant.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.ReadNow;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.util.List;
import java.util.Map;

/// Settings and articles of a tenant's site.
public final class Setup {

    private Setup() {}

    public static String path(TestTenant shop) {
        return "/api/v1/assistant/sites/" + shop.siteId();
    }

    public static JsonNode set(TestTenant shop, Map<String, Object> settings) {
        var answer = shop.supervisor().put(path(shop) + "/settings", settings);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    /// Published, for all, in English. Returns its id.
    public static String article(TestTenant shop, String title, String body) {
        return article(shop, "en", title, body);
    }

    static String article(TestTenant shop, String locale, String title, String body) {
        var made = shop.supervisor()
                .post(
                        "/api/v1/articles",
                        Map.of(
                                "title", title,
                                "body", body,
                                "locale", locale,
                                "visibility", "public",
                                "status", "published"));
        ReadNow.passagesOf(TenantId.parse(shop.id()));
        return made.body().path("id").asText();
    }

    public static Api.Answer category(TestTenant shop, String name, Map<String, Object> action, String... examples) {
        return shop.supervisor()
                .post(
                        "/api/v1/assistant/categories",
                        Map.of("name", name, "examples", List.of(examples), "action", action));
    }

    public static JsonNode trial(TestTenant shop, Map<String, Object> trial) {
        var answer = shop.agent(1).post(path(shop) + "/trials", trial);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }
}
