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
