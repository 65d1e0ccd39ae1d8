package io.chatflow.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RatingTest {

    private final TestTenant tenant = TestTenant.create(1);
    private final TestVisitor shopper = tenant.visitor();
    private final String conversation = shopper.api()
            .post(
                    "/api/v1/conversations",
                    Map.of("clientId", UUID.randomUUID().toString(), "text", "Hello?", "attachments", List.of()))
            .body()
            .at("/conversation/id")
            .asText();

    @Test
    void staff_read_the_score_and_the_words_in_the_log_and_the_conversation_stays_resolved() {
        resolve();
        var answer = rate(4, "Quick and kind.");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("status").asText()).isEqualTo("resolved");
        assertThat(ratings()).singleElement().satisfies(rating -> {
            assertThat(rating.at("/data/score").asInt()).isEqualTo(4);
            assertThat(rating.path("text").asText()).isEqualTo("Quick and kind.");
            assertThat(rating.at("/author/kind").asText()).isEqualTo("contact");
        });
    }

    @Test
    void the_same_rating_again_adds_nothing_and_another_one_is_refused() {
        resolve();
        rate(5, null);
        assertThat(rate(5, " ").status()).isEqualTo(201);
        assertThat(rate(1, null).code()).isEqualTo("already_rated");
        assertThat(ratings()).hasSize(1);
    }

    @Test
    void what_goes_on_is_not_rated_and_what_is_resolved_again_is_rated_again() {
        assertThat(rate(5, null).code()).isEqualTo("not_resolved");
        resolve();
        rate(2, null);
        tenant.agent(1).delete("/api/v1/conversations/" + conversation + "/resolution");
        resolve();
        assertThat(rate(5, "Now it works.").status()).isEqualTo(201);
        assertThat(ratings()).hasSize(2);
    }

    @Test
    void only_whole_scores_from_one_to_five_and_short_words_are_taken() {
        resolve();
        assertThat(rate(0, null).status()).isEqualTo(400);
        assertThat(rate(6, null).status()).isEqualTo(400);
        assertThat(rate(3, "x".repeat(1_001)).status()).isEqualTo(400);
        assertThat(rate(3, "a\u0000b").status()).isEqualTo(400);
        assertThat(ratings()).isEmpty();
    }

    @Test
    void staff_and_other_shoppers_cannot_rate() {
        resolve();
        var path = "/api/v1/conversations/" + conversation + "/rating";
        assertThat(tenant.agent(1).post(path, Map.of("score", 5)).status()).isEqualTo(403);
        assertThat(tenant.visitor().api().post(path, Map.of("score", 5)).code()).isEqualTo("conversation_not_found");
    }

    private void resolve() {
        tenant.agent(1).post("/api/v1/conversations/" + conversation + "/resolution", Map.of());
    }

    private Api.Answer rate(int score, String comment) {
        var body = new HashMap<String, Object>(Map.of("score", score));
        if (comment != null) {
            body.put("comment", comment);
        }
        return shopper.api().post("/api/v1/conversations/" + conversation + "/rating", body);
    }

    private List<JsonNode> ratings() {
        var log = tenant.agent(1)
                .get("/api/v1/conversations/" + conversation + "/entries?afterSeq=0")
                .body();
        return StreamSupport.stream(log.path("data").spliterator(), false)
                .filter(entry -> entry.path("kind").asText().equals("rating"))
                .toList();
    }
}
