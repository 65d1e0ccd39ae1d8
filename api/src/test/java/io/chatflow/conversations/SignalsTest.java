package io.chatflow.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What is told besides entries: positions, typing, presence and the lists of staff.
class SignalsTest {

    private static final TestTenant TENANT = TestTenant.create();

    @Test
    void positions_go_forward_only_and_visitors_see_one_for_all_staff() {
        var chat = Chat.open(TENANT);
        try (var shopper = TestSocket.greeted(chat.visitor().token());
                var staff = TestSocket.greeted(TENANT.accessToken("agent1"));
                var colleague = TestSocket.greeted(TENANT.accessToken("agent2"))) {
            staff.send(Frames.of("watch", chat.id())).drain();
            colleague.send(Frames.of("watch", chat.id())).drain();

            colleague.send(Frames.position("received", chat.id(), 1));
            assertThat(shopper.await("receipt").path("deliveredSeq").asLong()).isEqualTo(1);
            staff.send(Frames.position("read", chat.id(), 2));
            var merged = shopper.await("receipt");
            assertThat(merged.at("/reader/kind").asText()).isEqualTo("agent");
            assertThat(merged.at("/reader").has("id")).isFalse();
            assertThat(merged.path("readSeq").asLong()).isEqualTo(2);
            assertThat(merged.path("deliveredSeq").asLong()).isEqualTo(2);
            colleague.send(Frames.position("read", chat.id(), 1));
            assertThat(shopper.await("receipt").path("readSeq").asLong()).isEqualTo(2);

            shopper.send(Frames.position("read", chat.id(), 2)).drain();
            shopper.send(Frames.position("read", chat.id(), 1)).drain();
            assertThat(lastPositionOf(chat, "contact").path("readSeq").asLong()).isEqualTo(2);
            shopper.send(Frames.position("received", chat.id(), 1_000)).drain();
            assertThat(lastPositionOf(chat, "contact").path("deliveredSeq").asLong())
                    .isEqualTo(chat.lastSeq(chat.visitor().api()));
        }
    }

    @Test
    void positions_that_are_not_written_yet_are_written_when_the_service_stops() {
        var chat = Chat.open(TENANT);
        try (var other = TestService.start(Map.of("chatflow.conversations.positions-written-every", "1h"));
                var shopper = TestSocket.greetedAt(
                        other.getURL().toString(), chat.visitor().token())) {
            shopper.send(Frames.position("read", chat.id(), 2)).drain();
        }

        assertThat(lastPositionOf(chat, "contact").path("readSeq").asLong()).isEqualTo(2);
    }

    @Test
    void a_position_in_a_log_of_somebody_else_is_refused_and_nobody_hears_of_it() {
        var chat = Chat.open(TENANT);
        var stranger = TENANT.visitor();
        try (var staff = TestSocket.greeted(TENANT.accessToken("agent1"));
                var other = TestSocket.greeted(stranger.token());
                var elsewhere = TestSocket.greeted(TestTenant.create(1).accessToken("agent1"))) {
            staff.send(Frames.of("watch", chat.id())).drain();
            for (var socket : List.of(other, elsewhere)) {
                socket.send(Frames.position("read", chat.id(), 1));
                assertThat(socket.await("error").path("code").asText()).isEqualTo("conversation_not_found");
            }
            assertThat(Frames.ofType(staff.drain(), "receipt")).isEmpty();
        }
    }

    @Test
    void typing_is_told_to_the_others_and_a_draft_only_where_the_site_allows_it() {
        var tenant = TestTenant.create(1);
        var chat = Chat.open(tenant);
        try (var shopper = TestSocket.greeted(chat.visitor().token());
                var staff = TestSocket.greeted(tenant.accessToken("agent1"))) {
            staff.send(Frames.of("watch", chat.id())).drain();
            shopper.send(typing(chat, "half a sente"));
            var told = staff.await("typing");
            assertThat(told.path("typing").asBoolean()).isTrue();
            assertThat(told.at("/author/kind").asText()).isEqualTo("contact");
            assertThat(told.has("draft")).isFalse();

            staff.send(typing(chat, "never shown"));
            var toShopper = shopper.await("typing");
            assertThat(toShopper.at("/author/name").asText()).isEqualTo("Name of agent1");
            assertThat(toShopper.has("draft")).isFalse();
            assertThat(Frames.ofType(shopper.drain(), "typing")).isEmpty();

            tenant.changeSite(Map.of("features", Map.of("draftPreview", true, "liveView", false)));
            shopper.send(typing(chat, "half a sentence"));
            assertThat(staff.await("typing").path("draft").asText()).isEqualTo("half a sentence");
        }
    }

    @Test
    void who_watches_sees_where_the_visitor_is_and_that_the_visitor_left() {
        var chat = Chat.open(TENANT);
        try (var staff = TestSocket.greeted(TENANT.accessToken("agent1"))) {
            assertThat(staff.send(Frames.of("watch", chat.id()))
                            .await(presenceOf(chat), "presence")
                            .path("status")
                            .asText())
                    .isEqualTo("offline");
            var shopper = TestSocket.greeted(chat.visitor().token());
            staff.await(presenceOf(chat).and(frame -> isStatus(frame, "online")), "online");

            shopper.send(Map.of("type", "page", "url", "https://shop.test/cart", "title", "Cart"));
            staff.await(
                    presenceOf(chat).and(frame -> frame.at("/page/url").asText().equals("https://shop.test/cart")),
                    "the page");

            shopper.abort();
            staff.await(presenceOf(chat).and(frame -> isStatus(frame, "offline")), "offline");
        }
    }

    @Test
    void lists_are_told_what_enters_and_what_leaves() {
        try (var assistant = TestSocket.greeted(TENANT.accessToken("agent1"));
                var open = TestSocket.greeted(TENANT.accessToken("agent1"));
                var elsewhere = TestSocket.greeted(TestTenant.create(1).accessToken("agent1"))) {
            subscribe(assistant, "assistant");
            subscribe(open, "open");
            subscribe(elsewhere, "assistant");
            var visitor = TENANT.visitor();
            var id = Chat.begin(visitor, "Hello");

            assertThat(news(assistant, id, "pending")
                            .at("/conversation/lastEntry/text")
                            .asText())
                    .isEqualTo("Hello");
            new Chat(TENANT, visitor, id).write(TENANT.agent(1), "I take this one");
            news(assistant, id, "open");
            news(open, id, "open");
            assertThat(Frames.ofType(elsewhere.drain(), "conversation")).isEmpty();
        }
    }

    private static void subscribe(TestSocket socket, String view) {
        socket.send(Map.of("type", "subscribe", "view", view)).drain();
    }

    private static JsonNode news(TestSocket socket, String id, String status) {
        return socket.await(
                frame -> frame.at("/conversation/id").asText().equals(id)
                        && frame.at("/conversation/status").asText().equals(status),
                "news of the conversation as " + status);
    }

    private static Map<String, Object> typing(Chat chat, String draft) {
        return Map.of("type", "typing", "conversationId", chat.id(), "typing", true, "draft", draft);
    }

    private static Predicate<JsonNode> presenceOf(Chat chat) {
        return frame -> frame.path("type").asText().equals("presence")
                && frame.path("contactId").asText().equals(chat.visitor().contactId());
    }

    private static boolean isStatus(JsonNode presence, String status) {
        return presence.path("status").asText().equals(status);
    }

    private static JsonNode lastPositionOf(Chat chat, String kind) {
        for (var receipt :
                chat.visitor().api().get("/api/v1/conversations").body().at("/data/0/receipts")) {
            if (receipt.at("/reader/kind").asText().equals(kind)) {
                return receipt;
            }
        }
        throw new AssertionError("no position of a " + kind);
    }
}
