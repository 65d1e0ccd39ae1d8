package io.chatflow.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A client that was away gets what it missed: no hole and no double.
class ResumeTest {

    private static final TestTenant TENANT = TestTenant.create();

    @Test
    void what_was_missed_comes_after_the_welcome_oldest_first_and_nothing_twice() {
        var chat = Chat.open(TENANT);
        long seen = chat.lastSeq(chat.visitor().api());
        var dropped = TestSocket.greeted(chat.visitor().token());
        dropped.abort();
        chat.write(TENANT.agent(1), "While you were away");
        chat.note(TENANT.agent(1), "Not for you");
        chat.write(TENANT.agent(1), "Still there?");

        try (var socket = TestSocket.resumed(chat.visitor().token(), chat.id(), seen)) {
            socket.await("welcome");
            var missed = socket.await("entries");
            chat.write(TENANT.agent(1), "Welcome back");
            var heard = socket.until(frame -> Frames.isEntry(frame, "Welcome back"), "entry");

            assertThat(textsOf(List.of(missed))).containsExactly("While you were away", "Still there?");
            assertThat(missed.at("/entries/0/prevSeq").asLong()).isEqualTo(seen);
            assertThat(missed.path("more").asBoolean()).isFalse();
            assertThat(missed.path("complete").asBoolean()).isTrue();
            assertThat(Frames.ofType(heard, "entry")).hasSize(1);
        }
    }

    @Test
    void who_missed_nothing_gets_one_empty_frame() {
        var chat = Chat.open(TENANT);
        try (var socket = TestSocket.resumed(
                chat.visitor().token(), chat.id(), chat.lastSeq(chat.visitor().api()))) {
            var missed = socket.await("entries");

            assertThat(missed.path("entries")).isEmpty();
            assertThat(missed.path("complete").asBoolean()).isTrue();
        }
    }

    @Test
    void who_claims_more_than_there_is_still_gets_what_comes() {
        var chat = Chat.open(TENANT);
        try (var socket = TestSocket.resumed(chat.visitor().token(), chat.id(), 1_000_000)) {
            socket.await("entries");
            chat.write(TENANT.agent(1), "Do you hear me?");

            socket.await(frame -> Frames.isEntry(frame, "Do you hear me?"), "entry");
        }
    }

    @Test
    void much_comes_in_frames_of_at_most_64_kib_and_the_rest_by_http() {
        var chat = Chat.open(TENANT);
        try (var staff = TestSocket.greeted(TENANT.accessToken("agent1"))) {
            IntStream.range(0, 60).forEach(number -> staff.send(Frames.send(chat.id(), number + "€".repeat(2_000))));
            IntStream.range(60, 600).forEach(number -> staff.send(Frames.send(chat.id(), Integer.toString(number))));
            staff.await(frame -> frame.path("seq").asLong() >= 602, "last ack");
        }
        try (var socket = TestSocket.resumed(TENANT.accessToken("agent2"), chat.id(), 0)) {
            var frames = Frames.ofType(
                    socket.until(
                            frame -> frame.has("more") && !frame.path("more").asBoolean(), "last frame"),
                    "entries");

            assertThat(frames).hasSizeGreaterThan(5);
            assertThat(frames)
                    .allSatisfy(frame -> assertThat(frame.toString().getBytes(StandardCharsets.UTF_8))
                            .hasSizeLessThanOrEqualTo(65_536));
            assertThat(frames.subList(0, frames.size() - 1))
                    .allMatch(frame -> frame.path("complete").asBoolean());
            assertThat(frames.getLast().path("complete").asBoolean()).isFalse();
            assertThat(seqsOf(frames))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 500)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
    }

    @Test
    void between_what_was_missed_and_what_comes_is_neither_hole_nor_double() {
        var chat = Chat.open(TENANT);
        var authors = List.of(chat.visitor().api(), TENANT.agent(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = authors.stream()
                    .map(author -> CompletableFuture.runAsync(
                            () -> IntStream.range(0, 60)
                                    .forEach(number -> chat.write(author, Integer.toString(number))),
                            threads))
                    .toList();
            var sockets = new ArrayList<TestSocket>();
            for (int number = 0; number < 10; number++) {
                chat.write(TENANT.agent(2), "in between");
                sockets.add(TestSocket.resumed(chat.visitor().token(), chat.id(), 0));
            }
            writing.forEach(CompletableFuture::join);
            chat.write(TENANT.agent(2), "The end");
            var whole = chat.log(chat.visitor().api()).stream()
                    .map(entry -> entry.path("seq").asLong())
                    .toList();
            for (var socket : sockets) {
                var frames = socket.until(frame -> textsOf(List.of(frame)).contains("The end"), "the end");
                assertThat(seqsOf(frames)).containsExactlyElementsOf(whole);
                socket.close();
            }
        }
    }

    private static List<JsonNode> entriesOf(List<JsonNode> frames) {
        var entries = new ArrayList<JsonNode>();
        for (var frame : frames) {
            frame.path("entries").forEach(entries::add);
            if (frame.has("entry")) {
                entries.add(frame.path("entry"));
            }
        }
        return entries;
    }

    private static List<String> textsOf(List<JsonNode> frames) {
        return Chat.textsOf(entriesOf(frames));
    }

    private static List<Long> seqsOf(List<JsonNode> frames) {
        return entriesOf(frames).stream()
                .map(entry -> entry.path("seq").asLong())
                .toList();
    }
}
