package io.chatflow.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who sees what of a log, and each of it once.
class VisibilityTest {

    private static final TestTenant TENANT = TestTenant.create();

    @Test
    void prev_seq_leads_each_reader_through_what_that_reader_may_see() {
        var chat = Chat.open(TENANT);
        chat.note(TENANT.agent(1), "A note");
        chat.note(TENANT.agent(2), "Another");
        chat.write(TENANT.agent(1), "An answer");
        chat.note(TENANT.agent(1), "The last note");
        chat.write(chat.visitor().api(), "Thanks");

        for (var reader : List.of(chat.visitor().api(), TENANT.agent(2))) {
            long last = 0;
            for (var entry : chat.log(reader)) {
                assertThat(entry.path("prevSeq").asLong()).isEqualTo(last);
                last = entry.path("seq").asLong();
            }
            assertThat(last).isEqualTo(chat.lastSeq(reader));
        }
        assertThat(chat.log(TENANT.agent(1)).stream()
                        .filter(entry -> entry.path("private").asBoolean()))
                .hasSize(3)
                .allMatch(entry -> entry.path("kind").asText().equals("note"));
    }

    @Test
    void how_staff_sort_a_conversation_is_none_of_the_visitors_business() {
        var chat = Chat.open(TENANT);
        var agent = TENANT.agent(1);
        agent.put(chat.path() + "/priority", Map.of("priority", "urgent"));
        agent.put(chat.path() + "/tags", Map.of("tags", List.of("likely fraud")));
        agent.put(
                chat.path() + "/snooze",
                Map.of("until", Instant.now().plusSeconds(3600).toString()));

        var shown = chat.visitor().api().get("/api/v1/conversations");
        assertThat(shown.body().at("/data/0/id").asText()).isEqualTo(chat.id());
        assertThat(shown.raw().body()).doesNotContain("urgent", "fraud", "snoozedUntil");
        var session = TestVisitor.request(
                TENANT.anonymous(), TENANT.siteKey(), chat.visitor().token(), null);
        assertThat(session.body().at("/conversation/id").asText()).isEqualTo(chat.id());
        assertThat(session.raw().body()).doesNotContain("urgent", "fraud", "snoozedUntil");
        assertThat(agent.get(chat.path()).raw().body()).contains("urgent", "fraud", "snoozedUntil");
    }

    @Test
    void nothing_private_reaches_the_visitor_by_any_way() {
        var chat = Chat.open(TENANT);
        var visitor = chat.visitor().api();
        try (var socket = TestSocket.greeted(chat.visitor().token());
                var staff = TestSocket.greeted(TENANT.accessToken("agent1"))) {
            staff.send(Frames.of("watch", chat.id()));
            var seen = chat.lastSeq(visitor);
            var note = staff.send(Frames.note(chat.id(), "Top secret"))
                    .await("ack")
                    .path("seq")
                    .asLong();
            staff.send(Frames.position("read", chat.id(), note)).drain();

            assertThat(chat.lastSeq(visitor)).isEqualTo(seen).isLessThan(note);
            assertThat(visitor.get("/api/v1/conversations").raw().body()).doesNotContain("Top secret");
            var listed = visitor.get("/api/v1/conversations").body().at("/data/0");
            assertThat(listed.path("lastSeq").asLong()).isEqualTo(seen);
            assertThat(listed.at("/lastEntry/seq").asLong()).isEqualTo(seen);
            listed.path("receipts").forEach(receipt -> {
                assertThat(receipt.path("readSeq").asLong()).isLessThanOrEqualTo(seen);
                assertThat(receipt.path("deliveredSeq").asLong()).isLessThanOrEqualTo(seen);
            });
            var moved = visitor.put(chat.path() + "/read", Map.of("seq", 1_000)).body();
            assertThat(moved.path("readSeq").asLong()).isEqualTo(seen);
            assertThat(chat.log(visitor).toString()).doesNotContain("Top secret");

            chat.write(TENANT.agent(1), "In public");
            var heard = socket.until(frame -> Frames.isEntry(frame, "In public"), "entry");
            assertThat(heard.toString()).doesNotContain("Top secret");
            assertThat(heard.getLast().at("/entry/prevSeq").asLong()).isEqualTo(seen);
            Frames.ofType(heard, "receipt")
                    .forEach(receipt ->
                            assertThat(receipt.path("readSeq").asLong()).isLessThanOrEqualTo(seen));
        }
        try (var again = TestSocket.resumed(chat.visitor().token(), chat.id(), 0)) {
            var missed = again.until(frame -> frame.path("type").asText().equals("entries"), "entries");
            assertThat(missed.toString()).doesNotContain("Top secret");
        }
    }

    @Test
    void each_socket_that_may_see_an_entry_gets_it_once_and_the_sender_the_ack() {
        var chat = Chat.open(TENANT);
        try (var sender = TestSocket.greeted(chat.visitor().token());
                var tab = TestSocket.greeted(chat.visitor().token());
                var watching = TestSocket.greeted(TENANT.accessToken("agent1"));
                var resumed = TestSocket.resumed(TENANT.accessToken("agent2"), chat.id(), 0);
                var elsewhere = TestSocket.greeted(TENANT.accessToken("supervisor"));
                var stranger = TestSocket.greeted(TENANT.visitor().token())) {
            watching.send(Frames.of("watch", chat.id()))
                    .send(Frames.of("watch", chat.id()))
                    .drain();
            // What it missed comes after the welcome: an entry of now may stand among it.
            resumed.await(frame -> frame.path("complete").asBoolean(), "last of what was missed");
            resumed.send(Frames.of("watch", chat.id())).drain();
            sender.send(Frames.send(chat.id(), "One")).await("ack");
            var ofSender = sender.send(Frames.send(chat.id(), "Two")).until(isAck(), "ack");

            assertThat(Frames.ofType(ofSender, "entry")).isEmpty();
            for (var socket : List.of(tab, watching, resumed)) {
                var heard = Frames.ofType(socket.until(frame -> Frames.isEntry(frame, "Two"), "entry"), "entry");
                assertThat(heard.stream().map(frame -> frame.at("/entry/text").asText()))
                        .containsExactly("One", "Two");
            }
            for (var socket : List.of(elsewhere, stranger)) {
                assertThat(Frames.ofType(socket.drain(), "entry")).isEmpty();
            }
        }
    }

    @Test
    void what_is_unwatched_is_not_told_any_more() {
        var chat = Chat.open(TENANT);
        try (var socket = TestSocket.greeted(TENANT.accessToken("agent1"));
                var other = TestSocket.greeted(TENANT.accessToken("agent1"))) {
            other.send(Frames.of("watch", chat.id())).drain();
            socket.send(Frames.of("watch", chat.id()))
                    .send(Frames.of("unwatch", chat.id()))
                    .drain();
            chat.write(chat.visitor().api(), "Who hears?");

            other.await(frame -> Frames.isEntry(frame, "Who hears?"), "entry");
            assertThat(Frames.ofType(socket.drain(), "entry")).isEmpty();
        }
    }

    @Test
    void the_client_id_is_shown_to_its_author_only() {
        var chat = Chat.open(TENANT);
        var clientId = UUID.randomUUID();
        try (var tab = TestSocket.greeted(chat.visitor().token());
                var staff =
                        TestSocket.resumed(TENANT.accessToken("agent1"), chat.id(), chat.lastSeq(TENANT.agent(1)))) {
            staff.await(frame -> frame.path("complete").asBoolean(), "last of what was missed");

            chat.post(chat.visitor().api(), Map.of("clientId", clientId, "text", "Mine"));

            assertThat(tab.await("entry").at("/entry/clientId").asText()).isEqualTo(clientId.toString());
            assertThat(staff.await("entry").toString()).doesNotContain(clientId.toString());
        }
        assertThat(chat.log(chat.visitor().api()).toString()).contains(clientId.toString());
        assertThat(chat.log(TENANT.agent(1)).toString()).doesNotContain(clientId.toString());
        assertThat(TENANT.agent(1).get("/api/v1/conversations").raw().body()).doesNotContain(clientId.toString());
    }

    @Test
    void what_is_anothers_is_as_if_it_were_not_there() {
        var chat = Chat.open(TENANT);
        var other = TestTenant.create(1);
        var nowhere = "/api/v1/conversations/cnv_00000000000000000000000000";
        var strangers = List.of(TENANT.visitor().api(), other.visitor().api(), other.agent(1), other.owner());
        for (var stranger : strangers) {
            for (var path : List.of("/entries", "/entries?afterSeq=0", "/entries?afterSeq=9&wait=20")) {
                assertSame(stranger.get(chat.path() + path), stranger.get(nowhere + path));
            }
            var message = Map.of("clientId", UUID.randomUUID(), "text", "Let me in");
            assertSame(
                    stranger.post(chat.path() + "/messages", message), stranger.post(nowhere + "/messages", message));
            var seq = Map.of("seq", 1);
            assertSame(stranger.put(chat.path() + "/read", seq), stranger.put(nowhere + "/read", seq));
        }
        assertThat(chat.texts(TENANT.agent(1))).doesNotContain("Let me in");
        assertThat(Api.anonymous().get(chat.path() + "/entries").status()).isEqualTo(401);
        assertThat(TENANT.siteServer().get(chat.path() + "/entries").status()).isEqualTo(403);
    }

    private static void assertSame(Api.Answer foreign, Api.Answer missing) {
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo("conversation_not_found");
        assertThat(foreign.raw().body()).isEqualTo(missing.raw().body());
    }

    private static java.util.function.Predicate<JsonNode> isAck() {
        return frame -> frame.path("type").asText().equals("ack");
    }
}
