package io.chatflow.assistant.settings;

import static io.chatflow.assistant.settings.Setup.article;
import static io.chatflow.assistant.settings.Setup.path;
import static io.chatflow.assistant.settings.Setup.set;
import static io.chatflow.assistant.settings.Setup.trial;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.assistant.turns.Chat;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How a site's assistant is set, and what shoppers notice of it.
class SettingsTest {

    private final TestTenant shop = TestTenant.create(1);

    @Test
    void a_site_that_set_nothing_has_the_products_own() {
        var settings = shop.agent(1).get(path(shop) + "/settings").body();

        assertThat(settings.path("enabled").asBoolean()).isTrue();
        assertThat(settings.path("name").asText()).isEqualTo("Assistant");
        assertThat(settings.path("tone").asText()).isEqualTo("friendly");
        assertThat(settings.at("/thresholds/answer").asDouble()).isEqualTo(0.55);
        assertThat(settings.at("/thresholds/clarify").asDouble()).isEqualTo(0.45);
    }

    @Test
    void what_is_set_is_read_back_and_what_is_missing_is_the_products_own_again() {
        set(shop, Map.of("name", "Mia", "forbiddenTopics", List.of("politics"), "thresholds", Map.of("answer", 0.4)));

        var settings = shop.agent(1).get(path(shop) + "/settings").body();
        assertThat(settings.path("name").asText()).isEqualTo("Mia");
        assertThat(settings.at("/forbiddenTopics/0").asText()).isEqualTo("politics");
        assertThat(settings.at("/thresholds/clarify").asDouble()).isEqualTo(0.4);
        assertThat(set(shop, Map.of()).path("name").asText()).isEqualTo("Assistant");
    }

    @Test
    void faults_are_told_with_their_places_and_agents_change_nothing() {
        var faulty = shop.supervisor()
                .put(
                        path(shop) + "/settings",
                        Map.of(
                                "name", " ",
                                "hours", Map.of("timeZone", "Mars/Base", "times", List.of(Map.of("day", "monday"))),
                                "guidance", List.of(Map.of("about", "wrapping")),
                                "thresholds", Map.of("answer", 0.3, "clarify", 0.6)));

        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.body().findValuesAsText("pointer"))
                .contains("/name", "/hours/timeZone", "/hours/times/0", "/guidance/0/say", "/thresholds/clarify");
        assertThat(shop.agent(1).put(path(shop) + "/settings", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void what_is_missing_in_a_list_is_a_fault_with_its_place() {
        var hours = Map.of("timeZone", "Europe/Berlin", "times", nothing());
        var bodies = Map.<String, Map<String, Object>>of(
                "/guidance/0/say", Map.of("guidance", nothing()),
                "/forbiddenTopics/0", Map.of("forbiddenTopics", nothing()),
                "/hours/times/0", Map.of("hours", hours),
                "/greetings/en", Map.of("greetings", Collections.singletonMap("en", null)));

        bodies.forEach((place, settings) -> {
            assertThat(faults(shop.supervisor().put(path(shop) + "/settings", settings)))
                    .contains(place);
            assertThat(faults(shop.agent(1).post(path(shop) + "/trials", Map.of("text", "hi", "settings", settings))))
                    .contains(place);
        });
        assertThat(faults(shop.agent(1).post(path(shop) + "/trials", Map.of("text", "hi", "earlier", nothing()))))
                .contains("/earlier/0/text");
        assertThat(faults(shop.supervisor().put("/api/v1/assistant/routes", Map.of("routes", nothing()))))
                .contains("/routes/0");
    }

    @Test
    void trials_are_limited_for_each_tenant() {
        var limited = IntStream.range(0, 200)
                .mapToObj(again -> shop.agent(1).post(path(shop) + "/trials", Map.of()))
                .filter(answer -> answer.status() == 429)
                .findFirst();

        assertThat(limited).isPresent();
        assertThat(limited.get().code()).isEqualTo("rate_limited");
    }

    private static List<Object> nothing() {
        return Collections.singletonList(null);
    }

    private static List<String> faults(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        return answer.body().findValuesAsText("pointer");
    }

    @Test
    void an_assistant_that_is_off_leaves_the_conversation_to_people_at_once() {
        set(shop, Map.of("enabled", false));
        var chat = new Chat(shop.visitor()).say("hello");

        var handoff = chat.await(entry -> entry.path("kind").asText().equals("handoff"));

        assertThat(handoff.at("/data/reason").asText()).isEqualTo("off");
        assertThat(chat.entries().stream().map(SettingsTest::author)).doesNotContain("assistant:message");
    }

    @Test
    void outside_its_hours_it_is_off() {
        set(shop, Map.of("hours", Map.of("timeZone", "Europe/Berlin", "times", List.of())));
        var chat = new Chat(shop.visitor()).say("hello");

        assertThat(chat.await(entry -> entry.path("kind").asText().equals("handoff"))
                        .at("/data/reason")
                        .asText())
                .isEqualTo("off");
    }

    @Test
    void it_signs_with_its_name_and_greets_in_the_sites_words() {
        set(shop, Map.of("name", "Mia", "greetings", Map.of("en", Map.of("newcomer", "Ahoy, {name}! Mia here."))));

        var answer = new Chat(shop.visitor()).say("hello").answer();

        assertThat(answer.path("text").asText()).isEqualTo("Ahoy! Mia here.");
        assertThat(answer.at("/author/name").asText()).isEqualTo("Mia");
    }

    @Test
    void a_formal_assistant_speaks_formally_and_a_brief_one_does_not_open_with_a_greeting() {
        set(shop, Map.of("tone", "formal"));
        assertThat(new Chat(shop.visitor()).say("hello").answer().path("text").asText())
                .startsWith("Good day");

        article(shop, "Ways to pay", "We accept Visa and PayPal.");
        var asked = Map.<String, Object>of("text", "Hi, which ways to pay are there?");
        assertThat(trial(shop, asked).path("text").asText()).startsWith("Good day");
        set(shop, Map.of("tone", "brief"));
        assertThat(trial(shop, asked).path("text").asText()).startsWith("**Ways to pay**");
    }

    @Test
    void of_a_forbidden_topic_it_does_not_speak_and_offers_a_person() {
        article(shop, "Election", "Our politics is to say nothing of elections.");
        set(shop, Map.of("forbiddenTopics", List.of("politics", "elections")));
        var chat = new Chat(shop.visitor());

        var declined = chat.say("what do you think of the election?").answer();

        assertThat(declined.at("/data/offersPerson").asBoolean()).isTrue();
        assertThat(declined.at("/data/citations").isMissingNode()).isTrue();
        chat.say("yes").answer();
        assertThat(chat.await(entry -> entry.path("kind").asText().equals("handoff"))
                        .at("/data/reason")
                        .asText())
                .isEqualTo("asked_for_person");
    }

    @Test
    void guidance_is_said_word_for_word() {
        set(shop, Map.of("guidance", List.of(Map.of("about", "gift wrapping", "say", "We wrap for free."))));

        assertThat(new Chat(shop.visitor())
                        .say("do you offer wrapping for gifts?")
                        .answer()
                        .path("text")
                        .asText())
                .isEqualTo("We wrap for free.");
    }

    @Test
    void other_thresholds_answer_otherwise_and_their_preview_says_which_questions() {
        article(shop, "Looking after stoneware", "Our mugs may go into the dishwasher and the microwave.");
        var chat = new Chat(shop.visitor());
        chat.say("my aunt from Italy asks whether mugs go into the dishwasher").answer();

        var wanted = Map.of("answer", 1, "clarify", 0.1);
        var preview =
                shop.agent(1).post(path(shop) + "/thresholds/preview", wanted).body();

        assertThat(preview.path("questions").asInt()).isEqualTo(1);
        assertThat(preview.at("/before/answered").asInt()).isEqualTo(1);
        assertThat(preview.at("/after/askedBack").asInt()).isEqualTo(1);
        var changed = preview.at("/changed/0");
        assertThat(changed.path("conversationId").asText()).isEqualTo(chat.id());
        assertThat(changed.path("question").asText())
                .isEqualTo("my aunt from Italy asks whether mugs go into the dishwasher");
        assertThat(changed.path("after").asText()).isEqualTo("asked_back");

        set(shop, Map.of("thresholds", wanted));
        var asked = new Chat(shop.visitor())
                .say("my aunt from Italy asks whether mugs go into the dishwasher")
                .answer();
        assertThat(asked.at("/data/type").asText()).isEqualTo("quickReplies");
    }

    @Test
    void a_trial_tells_what_would_be_said_and_why_and_stores_nothing() {
        article(shop, "Ways to pay", "We accept Visa and PayPal.");

        var tried = trial(shop, Map.of("text", "which ways to pay are there?"));
        var strict = trial(
                shop,
                Map.of("text", "which ways to pay are there?", "settings", Map.of("forbiddenTopics", List.of("pay"))));

        assertThat(tried.at("/data/citations/0/title").asText()).isEqualTo("Ways to pay");
        assertThat(tried.at("/trace/topic").asText()).isEqualTo("article");
        assertThat(tried.path("answersNow").asBoolean()).isTrue();
        assertThat(strict.at("/trace/topic").asText()).isEqualTo("forbidden");
        assertThat(shop.agent(1).get("/api/v1/conversations").body().path("data"))
                .isEmpty();
        assertThat(shop.agent(1).post(path(shop) + "/trials", Map.of()).status())
                .isEqualTo(400);
    }

    @Test
    void a_vip_and_who_asks_about_a_dear_order_are_answered_and_get_a_person_too() {
        shop.siteServer().put("/api/v1/commerce/orders/D-1", order("D-1", "41", 50_000));
        shop.siteServer().put("/api/v1/commerce/orders/D-2", order("D-2", "42", 900));
        set(
                shop,
                Map.of(
                        "handoff",
                        Map.of("vip", true, "orderValueFrom", Map.of("amountMinor", 20_000, "currency", "EUR"))));

        var dear = new Chat(shop.customer("41")).say("where is my order?");
        assertThat(dear.answer().path("text").asText()).contains("D-1");
        assertThat(dear.await(entry -> entry.path("kind").asText().equals("handoff"))
                        .at("/data/reason")
                        .asText())
                .isEqualTo("high_value");

        var cheap = new Chat(shop.customer("42")).say("where is my order?");
        assertThat(cheap.answer().at("/data/order/number").asText()).isEqualTo("D-2");
        cheap.say("thanks").answer();
        assertThat(cheap.entries().stream().map(entry -> entry.path("kind").asText()))
                .doesNotContain("handoff");
    }

    private static Map<String, Object> order(String number, String customer, int cents) {
        return Map.of(
                "number",
                number,
                "customerExternalId",
                customer,
                "status",
                "processing",
                "total",
                Map.of("amountMinor", cents, "currency", "EUR"),
                "placedAt",
                "2026-03-01T08:00:00Z",
                "updatedAt",
                "2026-03-02T08:00:00Z");
    }

    private static String author(JsonNode entry) {
        return entry.at("/author/kind").asText() + ":" + entry.path("kind").asText();
    }
}
