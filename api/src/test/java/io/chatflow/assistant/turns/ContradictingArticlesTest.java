package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.assistant.settings.Setup;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.ReadNow;
import io.chatflow.testing.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContradictingArticlesTest {

    private static final String QUESTION = "within how many days can goods be sent back?";

    private final TestTenant shop = TestTenant.create(1);

    @Test
    void of_two_articles_with_other_figures_the_newer_is_quoted_and_the_older_named() {
        Setup.article(shop, "Sending goods back", "Goods may be sent back within 30 days of delivery.");
        Setup.article(shop, "How to send goods back", "Goods may be sent back within 14 days of delivery.");

        var answer = answer(QUESTION);

        assertThat(answer.path("text").asText())
                .contains("within 14 days", "“Sending goods back” says something different")
                .doesNotContain("30 days");
        assertThat(answer.at("/data/citations").findValuesAsText("title"))
                .containsExactly("How to send goods back", "Sending goods back");
    }

    @Test
    void an_article_that_is_changed_is_the_newer_one_from_then_on() {
        var first = Setup.article(shop, "Sending goods back", "Goods may be sent back within 30 days of delivery.");
        Setup.article(shop, "How to send goods back", "Goods may be sent back within 14 days of delivery.");
        change(first, "Sending goods back", "Goods may be sent back within 60 days of delivery.");

        assertThat(answer(QUESTION).path("text").asText())
                .contains("within 60 days", "“How to send goods back” says something different")
                .doesNotContain("14 days");
    }

    @Test
    void an_article_about_something_else_contradicts_nothing() {
        Setup.article(shop, "Delivery to Germany", "Delivery to Germany takes 3 days.");
        Setup.article(shop, "Delivery to France", "Delivery to France takes 5 days.");

        var answer = answer("how long does delivery to germany take?");

        assertThat(answer.path("text").asText()).contains("takes 3 days").doesNotContain("different");
        assertThat(answer.at("/data/citations").findValuesAsText("title")).containsExactly("Delivery to Germany");
    }

    private JsonNode answer(String question) {
        return new Chat(shop.visitor()).say(question).answer();
    }

    private void change(String article, String title, String body) {
        var changed = shop.supervisor()
                .put(
                        "/api/v1/articles/" + article,
                        Map.of(
                                "title", title,
                                "body", body,
                                "locale", "en",
                                "visibility", "public",
                                "status", "published"));
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
        ReadNow.passagesOf(TenantId.parse(shop.id()));
    }
}
