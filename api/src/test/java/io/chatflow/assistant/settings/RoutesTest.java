package io.chatflow.assistant.settings;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.assistant.turns.Chat;
import io.chatflow.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Where handoffs go, the tenant's own synonyms, and the way back to the assistant.
class RoutesTest {

    private static final String ROUTES = "/api/v1/assistant/routes";

    private final TestTenant shop = TestTenant.create(1);

    @Test
    void an_emergency_is_urgent_for_the_management_unless_the_tenant_says_otherwise() {
        assertThat(route("payment_emergency").path("tier").asInt()).isEqualTo(4);
        assertThat(route("payment_emergency").path("priority").asText()).isEqualTo("urgent");

        var chat = new Chat(shop.visitor()).say("my card was stolen and used in your shop");
        chat.await(entry -> entry.path("kind").asText().equals("handoff"));

        assertThat(conversation(chat).path("priority").asText()).isEqualTo("urgent");
    }

    @Test
    void a_handoff_goes_to_the_team_of_its_reason() {
        var team = shop.owner()
                .post("/api/v1/teams", Map.of("name", "Duty"))
                .body()
                .path("id")
                .asText();
        var put = shop.supervisor()
                .put(
                        ROUTES,
                        Map.of(
                                "routes",
                                List.of(Map.of(
                                        "reason", "asked_for_person", "tier", 3, "priority", "high", "teamId", team))));
        assertThat(put.status()).as(put.raw().body()).isEqualTo(200);

        var chat = new Chat(shop.visitor()).say("I want to talk to a human");
        chat.await(entry -> entry.path("kind").asText().equals("handoff"));

        assertThat(conversation(chat).path("priority").asText()).isEqualTo("high");
        assertThat(conversation(chat).at("/assignee/teamId").asText()).isEqualTo(team);
        assertThat(route("unknown").path("tier").asInt()).isEqualTo(2);
    }

    @Test
    void a_route_that_cannot_be_is_refused() {
        var bad = shop.supervisor()
                .put(ROUTES, Map.of("routes", List.of(Map.of("reason", "off", "tier", 7, "priority", "high"))));

        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body().findValuesAsText("pointer")).containsExactly("/routes/0/tier");
    }

    @Test
    void a_word_of_the_tenants_own_is_found_by_what_means_the_same() {
        Setup.article(shop, "de", "Zarf", "Ein Zarf wird von Hand gespült.");
        var question = Map.<String, Object>of("locale", "de", "text", "Und was ist mit dem Henkelbecher?");
        assertThat(Setup.trial(shop, question).at("/data/citations").isMissingNode())
                .isTrue();

        var put = shop.supervisor()
                .put("/api/v1/assistant/synonyms", Map.of("groups", List.of(List.of("zarf", "henkelbecher"))));

        assertThat(put.status()).as(put.raw().body()).isEqualTo(200);
        assertThat(Setup.trial(shop, question).at("/data/citations/0/title").asText())
                .isEqualTo("Zarf");
        assertThat(shop.supervisor()
                        .put("/api/v1/assistant/synonyms", Map.of("groups", List.of(List.of("alone"))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void who_is_given_back_to_the_assistant_is_answered_by_it_again() {
        var chat = new Chat(shop.visitor()).say("I want to talk to a human");
        chat.await(entry -> entry.path("kind").asText().equals("handoff"));
        chat.answer();

        var back = shop.agent(1).post("/api/v1/conversations/" + chat.id() + "/assistant", Map.of());

        assertThat(back.status()).as(back.raw().body()).isEqualTo(200);
        assertThat(back.body().path("status").asText()).isEqualTo("pending");
        assertThat(back.body().path("assignee").isMissingNode()
                        || back.body().path("assignee").isNull())
                .isTrue();
        assertThat(chat.say("hello again").answer().at("/author/kind").asText()).isEqualTo("assistant");
        eventually(() -> shop.agent(1)
                .get("/api/v1/queue")
                .body()
                .findValuesAsText("conversationId")
                .isEmpty());
    }

    private JsonNode conversation(Chat chat) {
        return shop.owner().get("/api/v1/conversations/" + chat.id()).body();
    }

    private JsonNode route(String reason) {
        var routes = shop.agent(1).get(ROUTES).body().path("routes");
        return StreamSupport.stream(routes.spliterator(), false)
                .filter(route -> route.path("reason").asText().equals(reason))
                .findFirst()
                .orElseThrow();
    }
}
