package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.conversations.VisitorPages;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.ReadNow;
import io.chatflow.testing.Api;
import io.chatflow.testing.Eventually;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import io.chatflow.understanding.LearntNow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceTest {

    private static final Map<String, Object> GREEN_MUG = Map.of(
            "externalId",
            "35",
            "title",
            "Green stoneware mug",
            "price",
            Map.of("amountMinor", 2199, "currency", "EUR"),
            "inStock",
            true,
            "categories",
            List.of("Mugs"),
            "updatedAt",
            "2026-11-01T10:00:00Z");

    private TestTenant shop;
    private String article;

    @BeforeAll
    void a_shop_with_an_article() {
        shop = TestTenant.create();
        shop.siteServer().post("/api/v1/commerce/batch", EngineShop.resource("/assistant/shop.json"));
        shop.siteServer().post("/api/v1/commerce/batch", Map.of("products", List.of(GREEN_MUG)));
        article = shop.supervisor()
                .post(
                        "/api/v1/articles",
                        Map.of(
                                "title", "Looking after stoneware",
                                "body", "Our mugs may go into the dishwasher and the microwave.",
                                "locale", "en",
                                "visibility", "public",
                                "status", "published"))
                .body()
                .path("id")
                .asText();
        ReadNow.passagesOf(TenantId.parse(shop.id()));
    }

    @Test
    void an_answer_from_an_article_opens_to_the_passages_that_spoke_for_it() {
        var chat = new Chat(shop.visitor());
        var answer = chat.say("can mugs go into the dishwasher").answer();

        var trace = trace(shop.agent(1), chat, answer).body();

        assertThat(trace.path("topic").asText()).isEqualTo("article");
        assertThat(trace.path("language").asText()).isEqualTo("en");
        assertThat(trace.path("engine").asText()).startsWith("builtin");
        assertThat(trace.path("looked").toString()).contains("articles");
        var passage = trace.at("/passages/0");
        assertThat(passage.path("articleId").asText()).isEqualTo(article);
        assertThat(passage.path("title").asText()).isEqualTo("Looking after stoneware");
        assertThat(passage.path("cited").asBoolean()).isTrue();
        assertThat(passage.path("sureness").asDouble()).isBetween(0.55, 1.0);
        assertThat(trace.path("checks")).isEmpty();
    }

    @Test
    void an_answer_from_an_order_opens_to_what_was_understood_and_holds_no_word_of_it() {
        var chat = new Chat(shop.customer("17"));
        var answer = chat.say("Wo ist meine Bestellung 1002?").answer();

        var trace = trace(shop.agent(1), chat, answer);

        assertThat(trace.body().path("language").asText()).isEqualTo("de");
        assertThat(trace.body().at("/intents/0/name").asText()).isEqualTo("order_status");
        var checks = trace.body().path("checks");
        assertThat(checks.findValuesAsText("name")).contains("dates", "amounts", "names");
        assertThat(checks.findValuesAsText("passed")).containsOnly("true");
        assertThat(trace.raw().body()).doesNotContain("Bestellung", "Linen apron", "JJD0003");
    }

    @Test
    void a_suggestion_opens_to_what_spoke_for_it_and_the_page_that_she_looks_at_is_this() {
        var visitor = shop.visitor();
        var chat = new Chat(visitor);
        chat.say("hello").answer();
        var conversation = TestService.context()
                .getBean(Conversations.class)
                .find(TenantId.parse(shop.id()), ConversationId.parse(chat.id()))
                .orElseThrow();
        try (var browser = TestSocket.greeted(visitor.token())) {
            browser.send(Map.of("type", "page", "url", "https://shop.example/red-mug?from=mail", "title", "A mug"));
            var pages = TestService.context().getBean(VisitorPages.class);
            Eventually.eventually(() -> pages.url(conversation).isPresent());

            var answer = chat.say("do you have something similar to this?").answer();

            assertThat(answer.at("/data/products").findValuesAsText("title")).containsExactly("Green stoneware mug");
            assertThat(answer.path("text").asText()).contains("similar to Red stoneware mug");
            var suggested = trace(shop.agent(1), chat, answer).body().path("suggested");
            assertThat(suggested).hasSize(1);
            assertThat(suggested.at("/0/title").asText()).isEqualTo("Green stoneware mug");
            assertThat(suggested.at("/0/signal").asText()).isEqualTo("similar");
            assertThat(suggested.at("/0/causeTitle").asText()).isEqualTo("Red stoneware mug");
        }
    }

    @Test
    void who_sounds_unhappy_twice_is_more_urgent_and_staff_see_why() {
        LearntNow.sentiments();
        var chat = new Chat(shop.customer("17"));
        var first = chat.say("Where is my order 1002? I have waited for ages and nobody tells me anything, so annoying")
                .answer();
        assertThat(trace(shop.agent(1), chat, first)
                        .body()
                        .at("/sentiment/feeling")
                        .asText())
                .isEqualTo("negative");
        assertThat(conversation(chat).at("/sentiment/worsening").asBoolean()).isFalse();
        assertThat(conversation(chat).path("priority").asText()).isEqualTo("medium");

        chat.say("I am disappointed, you are wasting my time. Where is my order 1002?")
                .answer();

        assertThat(conversation(chat).at("/sentiment/feeling").asText()).isEqualTo("negative");
        assertThat(conversation(chat).at("/sentiment/worsening").asBoolean()).isTrue();
        assertThat(conversation(chat).path("priority").asText()).isEqualTo("high");
        assertThat(chat.entries().stream().map(entry -> entry.path("kind").asText()))
                .doesNotContain("event");
        chat.say("I want to talk to a human").answer();
        assertThat(conversation(chat).path("priority").asText()).isEqualTo("high");
    }

    @Test
    void in_other_languages_only_the_rules_tell_how_a_message_sounds() {
        var chat = new Chat(shop.customer("17"));
        var asked = chat.say("Wo ist meine Bestellung 1002?").answer();
        assertThat(trace(shop.agent(1), chat, asked).body().has("sentiment")).isFalse();
        assertThat(conversation(chat).has("sentiment")).isFalse();

        var angry =
                chat.say("Das ist eine Unverschämtheit, ich bin stinksauer!").answer();

        var sentiment = trace(shop.agent(1), chat, angry).body().path("sentiment");
        assertThat(sentiment.path("feeling").asText()).isEqualTo("negative");
        assertThat(sentiment.path("by").asText()).isEqualTo("rules");
    }

    @Test
    void what_says_too_little_is_read_in_the_language_of_the_session() {
        var session = shop.anonymous()
                .post("/api/v1/widget/sessions", Map.of("siteKey", shop.siteKey(), "locale", "fr-CA"))
                .body();
        var api = shop.anonymous().authorized(session.path("visitorToken").asText());
        var chat = new Chat(new TestVisitor(session, api));

        var answer = chat.say("Sophie Dubois").answer();

        assertThat(trace(shop.agent(1), chat, answer).body().path("language").asText())
                .isEqualTo("fr");
    }

    @Test
    void what_a_message_names_stands_in_the_trace_by_its_kind_and_in_the_note_by_its_words() {
        var chat = new Chat(shop.customer("17"));
        var answer = chat.say("I am eve@example.com, where is my order 1002 of 3 May 2026 for €49.90?")
                .answer();

        var trace = trace(shop.agent(1), chat, answer);
        assertThat(trace.body().path("named").findValuesAsText("kind"))
                .containsExactly("email", "order_number", "day", "amount");
        assertThat(trace.body().path("named").findValuesAsText("value")).containsExactly("2026-05-03", "49.90 EUR");
        assertThat(trace.raw().body()).doesNotContain("eve@");

        chat.say("I want to talk to a human").answer();
        var notes = shop.agent(1)
                .get("/api/v1/conversations/" + chat.id() + "/entries")
                .body()
                .path("data")
                .findValuesAsText("text");
        assertThat(String.join("\n", notes))
                .contains("**Names:** eve@example.com (not proven), #1002, 2026-05-03, 49.90 EUR");
    }

    @Test
    void a_handoff_opens_to_its_reason() {
        var chat = new Chat(shop.visitor());
        var answer = chat.say("I want to talk to a human").answer();

        assertThat(trace(shop.agent(1), chat, answer)
                        .body()
                        .path("handoffReason")
                        .asText())
                .isEqualTo("asked_for_person");
    }

    @Test
    void staff_say_whether_an_answer_was_right_and_the_last_word_counts() {
        var chat = new Chat(shop.visitor());
        var answer = chat.say("hello").answer();
        assertThat(trace(shop.agent(1), chat, answer).body().has("isRight")).isFalse();

        assertThat(judge(shop.agent(1), chat, answer, true)
                        .body()
                        .path("isRight")
                        .asBoolean())
                .isTrue();
        judge(shop.agent(2), chat, answer, false);

        assertThat(trace(shop.agent(1), chat, answer).body().path("isRight").asBoolean(true))
                .isFalse();
    }

    @Test
    void only_staff_of_the_tenant_see_and_judge_it() {
        var visitor = shop.visitor();
        var chat = new Chat(visitor);
        var answer = chat.say("hello").answer();
        var strangers = TestTenant.create(1).agent(1);

        assertThat(trace(strangers, chat, answer).status()).isEqualTo(404);
        assertThat(judge(strangers, chat, answer, false).status()).isEqualTo(404);
        assertThat(trace(visitor.api(), chat, answer).status()).isEqualTo(403);
        assertThat(judge(visitor.api(), chat, answer, true).status()).isEqualTo(403);
        assertThat(trace(shop.anonymous(), chat, answer).status()).isEqualTo(401);
        assertThat(trace(shop.agent(1), chat, answer).body().has("isRight")).isFalse();
    }

    @Test
    void what_the_assistant_did_not_say_has_no_trace() {
        var chat = new Chat(shop.visitor());
        chat.say("hello").answer();

        assertThat(shop.agent(1).get(path(chat, 1)).status()).isEqualTo(404);
        assertThat(shop.agent(1).get(path(chat, 99)).status()).isEqualTo(404);
    }

    private JsonNode conversation(Chat chat) {
        return shop.agent(1).get("/api/v1/conversations/" + chat.id()).body();
    }

    private static Api.Answer trace(Api caller, Chat chat, JsonNode answer) {
        return caller.get(path(chat, answer.path("seq").asLong()));
    }

    private static Api.Answer judge(Api caller, Chat chat, JsonNode answer, boolean isRight) {
        return caller.put(path(chat, answer.path("seq").asLong()) + "/verdict", Map.of("isRight", isRight));
    }

    private static String path(Chat chat, long seq) {
        return "/api/v1/conversations/" + chat.id() + "/entries/" + seq + "/trace";
    }
}
