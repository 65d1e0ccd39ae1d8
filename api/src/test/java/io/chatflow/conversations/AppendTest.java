package io.chatflow.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Messages reach the log once, in order, and are acknowledged when they are there.
class AppendTest {

    private static final TestTenant TENANT = TestTenant.create();

    @Test
    void five_hundred_quick_messages_of_a_socket_keep_their_order() {
        var chat = Chat.open(TENANT);
        var texts = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        try (var socket = TestSocket.greeted(chat.visitor().token());
                var staff =
                        TestSocket.resumed(TENANT.accessToken("agent1"), chat.id(), chat.lastSeq(TENANT.agent(1)))) {
            staff.await("entries");
            texts.forEach(text -> socket.send(Frames.send(chat.id(), text)));

            long last = 0;
            for (var ignored : texts) {
                var ack = socket.await("ack");
                assertThat(ack.path("seq").asLong()).isGreaterThan(last);
                last = ack.path("seq").asLong();
            }
            var heard = Frames.ofType(staff.until(frame -> Frames.isEntry(frame, "499"), "entry"), "entry");
            assertThat(heard.stream().map(frame -> frame.at("/entry/text").asText()))
                    .containsExactlyElementsOf(texts);
        }
        assertThat(chat.texts(TENANT.agent(1))).endsWith(texts.toArray(String[]::new));
    }

    @Test
    void an_acknowledged_message_is_in_the_log() {
        var chat = Chat.open(TENANT);
        try (var socket = TestSocket.greeted(chat.visitor().token())) {
            var ack = socket.send(Frames.send(chat.id(), "Is it stored?")).await("ack");

            var stored = chat.log(chat.visitor().api()).stream()
                    .filter(entry ->
                            entry.path("seq").asLong() == ack.path("seq").asLong())
                    .findFirst()
                    .orElseThrow();
            assertThat(stored.path("id").asText())
                    .isEqualTo(ack.path("messageId").asText());
            assertThat(stored.path("at").asText()).isEqualTo(ack.path("at").asText());
            assertThat(stored.path("text").asText()).isEqualTo("Is it stored?");
            assertThat(stored.path("clientId").asText())
                    .isEqualTo(ack.path("clientId").asText());
        }
    }

    @Test
    void the_same_client_id_gets_the_same_ack_by_socket_and_http_and_appends_nothing() {
        var chat = Chat.open(TENANT);
        var clientId = UUID.randomUUID();
        try (var one = TestSocket.greeted(chat.visitor().token());
                var two = TestSocket.greeted(chat.visitor().token())) {
            var first = one.send(Frames.send(clientId, chat.id(), "Once")).await("ack");
            var again = one.send(Frames.send(clientId, chat.id(), "Once")).await("ack");
            var elsewhere = two.send(Frames.send(clientId, null, "Once")).await("ack");
            var http = chat.post(chat.visitor().api(), Map.of("clientId", clientId, "text", "Once"))
                    .body();
            var asNew =
                    chat.visitor().api().post("/api/v1/conversations", Map.of("clientId", clientId, "text", "Once"));

            assertThat(asNew.status()).isEqualTo(201);
            for (var ack : List.of(again, elsewhere, http, asNew.body().path("ack"))) {
                for (var field : List.of("clientId", "conversationId", "messageId", "seq", "at")) {
                    assertThat(ack.path(field)).isEqualTo(first.path(field));
                }
            }
        }
        assertThat(chat.texts(TENANT.agent(1)).stream().filter("Once"::equals)).hasSize(1);
    }

    @Test
    void each_of_two_sends_with_one_client_id_in_flight_is_answered() {
        var chat = Chat.open(TENANT);
        var clientId = UUID.randomUUID();
        try (var socket = TestSocket.greeted(chat.visitor().token())) {
            socket.send(Frames.send(clientId, chat.id(), "Twice"));
            socket.send(Frames.send(clientId, chat.id(), "Twice"));
            socket.send(Frames.send(clientId, chat.id(), "Other"));

            var answers = IntStream.range(0, 3)
                    .mapToObj(ignored -> socket.await(frame -> frame.has("clientId"), "answer"))
                    .toList();
            var acks = Frames.ofType(answers, "ack");
            assertThat(acks).hasSize(2);
            assertThat(acks.get(0).path("seq")).isEqualTo(acks.get(1).path("seq"));
            assertThat(Frames.ofType(answers, "error"))
                    .singleElement()
                    .satisfies(error -> assertThat(error.path("code").asText()).isEqualTo("idempotency_key_reused"));
        }
    }

    @Test
    void the_same_client_id_with_another_text_is_refused() {
        var chat = Chat.open(TENANT);
        var clientId = UUID.randomUUID();
        chat.post(chat.visitor().api(), Map.of("clientId", clientId, "text", "This"));

        var http = chat.post(chat.visitor().api(), Map.of("clientId", clientId, "text", "That"));
        assertThat(http.status()).isEqualTo(422);
        assertThat(http.code()).isEqualTo("idempotency_key_reused");
        var asNew = chat.visitor().api().post("/api/v1/conversations", Map.of("clientId", clientId, "text", "That"));
        assertThat(asNew.status()).isEqualTo(422);
        try (var socket = TestSocket.greeted(chat.visitor().token())) {
            var error = socket.send(Frames.send(clientId, chat.id(), "That")).await("error");
            assertThat(error.path("code").asText()).isEqualTo("idempotency_key_reused");
            assertThat(error.path("clientId").asText()).isEqualTo(clientId.toString());
        }
        assertThat(chat.texts(TENANT.agent(1))).contains("This").doesNotContain("That");
    }

    @Test
    void client_ids_of_different_authors_have_nothing_to_do_with_each_other() {
        var chat = Chat.open(TENANT);
        var clientId = UUID.randomUUID();
        var body = Map.of("clientId", clientId, "text", "Same id");

        var seqs = Stream.of(chat.visitor().api(), TENANT.agent(1), TENANT.agent(2))
                .map(author -> chat.post(author, body).body().path("seq").asLong())
                .toList();

        assertThat(new HashSet<>(seqs)).hasSize(3);
    }

    @Test
    void one_message_sent_at_once_by_socket_and_http_lands_once() {
        for (int round = 0; round < 20; round++) {
            var visitor = TENANT.visitor();
            var chat = Chat.open(TENANT, visitor);
            var clientId = UUID.randomUUID();
            try (var one = TestSocket.greeted(visitor.token());
                    var two = TestSocket.greeted(visitor.token());
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var http = CompletableFuture.supplyAsync(
                        () -> chat.post(visitor.api(), Map.of("clientId", clientId, "text", "Race")), threads);
                one.send(Frames.send(clientId, null, "Race"));
                two.send(Frames.send(clientId, chat.id(), "Race"));

                var seq = one.await("ack").path("seq").asLong();
                assertThat(two.await(frame -> frame.path("clientId").asText().equals(clientId.toString()), "ack")
                                .path("seq")
                                .asLong())
                        .isEqualTo(seq);
                assertThat(http.join().body().path("seq").asLong()).isEqualTo(seq);
            }
            assertThat(chat.texts(TENANT.agent(1)).stream().filter("Race"::equals))
                    .hasSize(1);
        }
    }

    @Test
    void the_first_messages_of_two_sockets_at_once_make_one_conversation() {
        for (int round = 0; round < 10; round++) {
            var visitor = TENANT.visitor();
            try (var one = TestSocket.greeted(visitor.token());
                    var two = TestSocket.greeted(visitor.token())) {
                one.send(Frames.send(null, "From the phone"));
                two.send(Frames.send(null, "From the desk"));

                assertThat(one.await("ack").path("conversationId"))
                        .isEqualTo(two.await("ack").path("conversationId"));
            }
            assertThat(visitor.api().get("/api/v1/conversations").body().path("data"))
                    .hasSize(1);
        }
    }

    @Test
    void new_always_starts_a_conversation_and_null_goes_on_with_the_open_one() {
        var visitor = TENANT.visitor();
        try (var socket = TestSocket.greeted(visitor.token())) {
            var first = socket.send(Frames.send(null, "First"))
                    .await("ack")
                    .path("conversationId")
                    .asText();
            var same = socket.send(Frames.send(null, "Same"))
                    .await("ack")
                    .path("conversationId")
                    .asText();
            var other = socket.send(Frames.send("new", "Other"))
                    .await("ack")
                    .path("conversationId")
                    .asText();

            assertThat(same).isEqualTo(first);
            assertThat(other).isNotEqualTo(first);
        }
    }

    @Test
    void staff_and_visitor_writing_at_once_get_one_order_without_gaps() {
        var chat = Chat.open(TENANT);
        var authors = List.of(chat.visitor().api(), TENANT.agent(1), TENANT.agent(2));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var visitor = TestSocket.resumed(chat.visitor().token(), chat.id(), 0);
                var staff = TestSocket.resumed(TENANT.accessToken("agent2"), chat.id(), 0)) {
            var sent = new ArrayList<CompletableFuture<?>>();
            for (int at = 0; at < authors.size(); at++) {
                var author = authors.get(at);
                var name = "author " + at + " ";
                sent.add(CompletableFuture.runAsync(
                        () -> IntStream.range(0, 30).forEach(number -> chat.write(author, name + number)), threads));
            }
            sent.forEach(CompletableFuture::join);
            chat.write(TENANT.agent(1), "The end");

            var log = chat.log(TENANT.agent(1));
            assertThat(log.stream().map(entry -> entry.path("seq").asLong()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, log.size())
                            .mapToObj(Long::valueOf)
                            .toList());
            for (int at = 0; at < authors.size(); at++) {
                var name = "author " + at + " ";
                assertThat(Chat.textsOf(log).stream().filter(text -> text.startsWith(name)))
                        .containsExactlyElementsOf(IntStream.range(0, 30)
                                .mapToObj(number -> name + number)
                                .toList());
            }
            for (var socket : List.of(visitor, staff)) {
                assertThat(seen(socket, "The end")).containsExactlyElementsOf(Chat.textsOf(log));
            }
        }
    }

    @Test
    void html_and_scripts_are_kept_and_told_as_they_were_written() {
        var chat = Chat.open(TENANT);
        var text = "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; \u202e 😀 '; DROP TABLE entry; --";
        try (var staff = TestSocket.resumed(TENANT.accessToken("agent1"), chat.id(), 0)) {
            staff.await("entries");
            chat.write(chat.visitor().api(), text);

            staff.await(frame -> Frames.isEntry(frame, text), "entry");
        }
        assertThat(chat.texts(TENANT.agent(1))).contains(text);
        assertThat(TENANT.agent(1)
                        .get(chat.path() + "/entries")
                        .raw()
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("application/json");
    }

    /// The texts of what was missed and what came, up to one.
    private static List<String> seen(TestSocket socket, String last) {
        var entries = new ArrayList<JsonNode>();
        var frames = socket.until(frame -> Frames.isEntry(frame, last) || holds(frame, last), last);
        for (var frame : frames) {
            frame.path("entries").forEach(entries::add);
            if (frame.has("entry")) {
                entries.add(frame.path("entry"));
            }
        }
        return Chat.textsOf(entries);
    }

    private static boolean holds(JsonNode frame, String text) {
        return frame.path("entries").findValuesAsText("text").contains(text);
    }
}
