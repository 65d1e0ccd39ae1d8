package io.chatflow.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.SlowReader;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a socket may take and send, and how it ends beyond it.
class SocketLimitsTest {

    private static final TestTenant TENANT = TestTenant.create();
    private static final int LIMIT = 65_536;

    @Test
    void a_frame_of_64_kib_is_read_and_a_larger_one_closes_with_1009() {
        var chat = Chat.open(TENANT);
        var before = chat.lastSeq(TENANT.agent(1));
        try (var socket = TestSocket.greeted(chat.visitor().token())) {
            socket.sendText(padded(LIMIT)).await("pong");

            assertThat(socket.sendText(padded(LIMIT + 1)).awaitClose()).isEqualTo(1009);
        }
        assertThat(chat.lastSeq(TENANT.agent(1))).isEqualTo(before);
    }

    @Test
    void fragments_make_one_frame() {
        try (var socket = TestSocket.greeted(TENANT.visitor().token())) {
            socket.sendPart("{\"type\":", false).sendPart("\"ping", false).sendPart("\"}", true);

            socket.await("pong");
        }
    }

    @Test
    void fragments_that_are_too_large_together_close_with_1009() {
        var socket = TestSocket.greeted(TENANT.visitor().token());
        var part = padded(LIMIT / 2 + 1);

        assertThat(socket.sendPart(part, false).sendPart(part, true).awaitClose())
                .isEqualTo(1009);
    }

    @Test
    void a_flood_of_frames_closes_with_4429() {
        var socket = TestSocket.greeted(TENANT.visitor().token());
        for (int frames = 0; frames < 20_000 && socket.isOpen(); frames++) {
            socket.trySend(Map.of("type", "ping"));
        }

        assertThat(socket.awaitClose()).isEqualTo(4429);
    }

    @Test
    void a_reader_that_takes_nothing_is_closed_with_4413_and_nobody_else_waits_for_it() {
        var chat = Chat.open(TENANT);
        var text = "€".repeat(8_000);
        try (var slow = SlowReader.greeted(chat.visitor().token());
                var other = TestSocket.greeted(chat.visitor().token());
                var staff = TestSocket.greeted(TENANT.accessToken("agent1"))) {
            for (int sent = 0; sent < 600; sent++) {
                staff.send(Frames.send(chat.id(), text)).await("ack");
            }
            staff.send(Frames.send(chat.id(), "The last"));

            other.await(frame -> Frames.isEntry(frame, "The last"), "entry");
            assertThat(slow.readToTheClose()).isEqualTo(4413);
        }
    }

    /// A ping of so many bytes.
    private static String padded(int bytes) {
        var ping = "{\"type\":\"ping\"}";
        return ping + " ".repeat(bytes - ping.length());
    }
}
