package io.chatflow.assistant.turns;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnsTest {

    private TestTenant tenant;

    @BeforeAll
    void a_shop_with_orders() {
        tenant = TestTenant.create();
        var stored = tenant.siteServer().post("/api/v1/commerce/batch", EngineShop.resource("/assistant/shop.json"));
        assertThat(stored.body().path("rejected")).isEmpty();
    }

    @Test
    void a_customer_hears_the_true_status_of_her_order() {
        var answer = new Chat(tenant.customer("17")).say("Where is my order?").answer();

        assertThat(answer.path("text").asText()).contains("1002", "processing", "DHL", "JJD0003", "24 November 2026");
        assertThat(answer.path("kind").asText()).isEqualTo("card");
        assertThat(answer.at("/data/type").asText()).isEqualTo("order");
        assertThat(answer.at("/data/order/number").asText()).isEqualTo("1002");
    }

    @Test
    void the_status_is_the_one_that_the_shop_told_last() {
        var shop = TestTenant.create();
        shop.siteServer().post("/api/v1/commerce/batch", EngineShop.resource("/assistant/shop.json"));
        var chat = new Chat(shop.customer("17"));
        assertThat(chat.say("has 1002 been delivered?").answer().path("text").asText())
                .contains("processing");

        var changed = EngineShop.resource("/assistant/shop.json")
                .path("orders")
                .get(2)
                .deepCopy();
        ((ObjectNode) changed).put("status", "completed").put("updatedAt", "2026-11-20T11:00:00Z");
        shop.siteServer().put("/api/v1/commerce/orders/1002", changed);

        assertThat(chat.say("and now, has 1002 been delivered?")
                        .answer()
                        .path("text")
                        .asText())
                .contains("completed")
                .doesNotContain("processing");
    }

    @Test
    void a_strangers_order_is_answered_like_one_that_does_not_exist() {
        var chat = new Chat(tenant.customer("17"));
        var strangers = chat.say("where is order 2001?").answer();
        var nobodys = chat.say("where is order 7777?").answer();

        assertThat(strangers.path("text").asText().replace("Hi! ", "").replace("2001", "7777"))
                .isEqualTo(nobodys.path("text").asText());
        assertThat(strangers.path("kind")).isEqualTo(nobodys.path("kind"));
        assertThat(strangers.path("data")).isEqualTo(nobodys.path("data"));
    }

    @Test
    void who_is_not_signed_in_learns_how_to_and_nothing_else() {
        var existing = new Chat(tenant.visitor()).say("where is order 1001").answer();
        var missing = new Chat(tenant.visitor()).say("where is order 7777").answer();

        assertThat(existing.path("text")).isEqualTo(missing.path("text"));
        assertThat(existing.path("text").asText()).contains("sign in");
        assertThat(existing.path("data")).isEqualTo(missing.path("data"));
    }

    @Test
    void a_guests_order_opens_with_her_confirmed_address_only() {
        var unconfirmed =
                tenant.identity("90").with("email", "guest@example.com").with("email_verified", false);
        var confirmed = tenant.identity("91").with("email", "guest@example.com").with("email_verified", true);

        assertThat(new Chat(tenant.customer(unconfirmed))
                        .say("where is order 3001")
                        .answer()
                        .path("text")
                        .asText())
                .doesNotContain("shipped");
        assertThat(new Chat(tenant.customer(confirmed))
                        .say("where is order 3001")
                        .answer()
                        .path("text")
                        .asText())
                .contains("3001", "shipped");
    }

    @Test
    void a_guests_cart_is_found_by_her_browser() {
        var visitor = tenant.visitor();
        var cart = Map.of(
                "externalId", "c-" + UUID.randomUUID(),
                "visitorRef", visitor.visitorRef(),
                "lines",
                        List.of(Map.of(
                                "title",
                                "Beech spoon",
                                "quantity",
                                3,
                                "total",
                                Map.of("amountMinor", 1500, "currency", "EUR"))),
                "total", Map.of("amountMinor", 1500, "currency", "EUR"),
                "updatedAt", "2026-11-20T10:00:00Z");
        tenant.siteServer().post("/api/v1/commerce/batch", Map.of("carts", List.of(cart)));

        assertThat(new Chat(visitor)
                        .say("what is in my cart?")
                        .answer()
                        .path("text")
                        .asText())
                .contains("3 × Beech spoon", "€15.00");
        assertThat(new Chat(tenant.visitor())
                        .say("what is in my cart?")
                        .answer()
                        .path("text")
                        .asText())
                .contains("empty");
    }

    @Test
    void the_answer_is_streamed_and_then_stands_as_one_entry() {
        var visitor = tenant.customer("17");
        try (var socket = TestSocket.greeted(visitor.token())) {
            var message = new HashMap<String, Object>(Map.of(
                    "type",
                    "message.send",
                    "clientId",
                    UUID.randomUUID().toString(),
                    "text",
                    "where is my order",
                    "attachments",
                    List.of()));
            message.put("conversationId", null);
            socket.send(message);
            var written = new StringBuilder();
            String draft = null;
            JsonNode entry = null;
            while (entry == null) {
                var frame = socket.await(
                        one -> one.path("type").asText().equals("entry.delta") || isAnswer(one),
                        "a delta or the answer");
                if (isAnswer(frame)) {
                    entry = frame.path("entry");
                } else {
                    assertThat(frame.path("offset").asInt()).isEqualTo(written.length());
                    written.append(frame.path("text").asText());
                    draft = frame.path("draftId").asText();
                }
            }
            assertThat(entry.path("text").asText()).isEqualTo(written.toString());
            assertThat(entry.path("draftId").asText()).isEqualTo(draft);
        }
    }

    @Test
    void every_message_has_its_answer_and_they_stand_in_order() {
        var chat = new Chat(tenant.customer("17"));
        chat.say("where is order 1000").say("where is order 1001").say("where is order 1002");

        assertThat(chat.answers(3).stream()
                        .map(entry -> entry.at("/data/order/number").asText()))
                .containsExactly("1000", "1001", "1002");
    }

    @Test
    void a_person_asked_for_gets_the_conversation_and_the_assistant_is_silent() {
        var chat = new Chat(tenant.customer("17"));
        chat.say("where is my order").answer();
        chat.say("can I talk to a person please, [about this](https://evil.example)");
        var handoff = chat.await(entry -> entry.path("kind").asText().equals("handoff"));

        assertThat(handoff.at("/data/reason").asText()).isEqualTo("asked_for_person");
        var seen = tenant.agent(1).get("/api/v1/conversations/" + chat.id()).body();
        assertThat(seen.at("/status").asText()).isEqualTo("open");

        var log = tenant.agent(1)
                .get("/api/v1/conversations/" + chat.id() + "/entries")
                .body()
                .path("data");
        var note = log.valueStream()
                .filter(entry -> entry.path("private").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(note.path("text").asText())
                .contains("where is my order", "about this(https://evil.example)", "#1002 processing")
                .doesNotContain("](");
        assertThat(chat.entries().stream()
                        .anyMatch(entry -> entry.path("private").asBoolean()))
                .isFalse();

        chat.say("where is order 1001");
        assertThat(TurnRows.of(chat.id())).doesNotContain("due");
        assertThat(TurnRows.of(chat.id())).hasSize(2);
    }

    @Test
    void what_it_does_not_know_goes_to_people() {
        var chat = new Chat(tenant.visitor()).say("do you have a branch in Tokyo?");

        assertThat(chat.await(entry -> entry.path("kind").asText().equals("handoff"))
                        .at("/data/reason")
                        .asText())
                .isEqualTo("unknown");
        assertThat(chat.answers(1).getFirst().path("text").asText()).contains("don’t know");
    }

    @Test
    void a_turn_whose_runner_died_is_taken_up_when_the_lease_ends_and_answered_once() {
        var chat = new Chat(tenant.customer("17"));
        chat.say("hello").answer();
        TurnRows.leaseToNobody(chat.id());

        chat.say("where is order 1001");
        assertThat(TurnRows.of(chat.id())).containsExactly("answered", "due");
        TurnRows.endLease(chat.id());

        assertThat(chat.answers(2).getLast().at("/data/order/number").asText()).isEqualTo("1001");
        assertThat(TurnRows.of(chat.id())).containsExactly("answered", "answered");
        assertThat(chat.answers(2)).hasSize(2);
    }

    @Test
    void runners_at_the_same_time_give_one_answer() {
        var chat = new Chat(tenant.customer("17"));
        chat.say("hello").answer();
        TurnRows.leaseToNobody(chat.id());
        chat.say("where is order 1001");
        TurnRows.endLease(chat.id());

        TurnRows.runAtOnce(tenant.id(), chat.id(), 4);
        chat.answers(2);
        TurnRows.runAtOnce(tenant.id(), chat.id(), 4);

        assertThat(chat.answers(2)).hasSize(2);
    }

    @Test
    void a_person_who_takes_over_first_is_not_talked_into() {
        var chat = new Chat(tenant.customer("17"));
        chat.say("hello").answer();
        TurnRows.leaseToNobody(chat.id());

        chat.say("where is order 1001");
        var reply = Map.of(
                "clientId",
                UUID.randomUUID().toString(),
                "text",
                "I have it.",
                "attachments",
                List.of(),
                "private",
                false);
        assertThat(tenant.agent(1)
                        .post("/api/v1/conversations/" + chat.id() + "/messages", reply)
                        .status())
                .isLessThan(300);
        TurnRows.endLease(chat.id());

        eventually(() -> TurnRows.of(chat.id()).equals(List.of("answered", "skipped")));
        assertThat(chat.answers(1)).hasSize(1);
    }

    private static boolean isAnswer(JsonNode frame) {
        return frame.path("type").asText().equals("entry")
                && frame.at("/entry/author/kind").asText().equals("assistant");
    }
}
