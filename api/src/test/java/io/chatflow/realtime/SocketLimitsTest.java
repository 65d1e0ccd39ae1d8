package io.chatflow.realtime;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.SlowReader;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    void a_token_may_be_renewed_but_a_flood_of_hellos_closes_with_4429() {
        var visitor = TENANT.visitor();
        var socket = TestSocket.greeted(visitor.token());
        for (int renewed = 0; renewed < 10; renewed++) {
            socket.send(Frames.hello(visitor.token())).await("welcome");
        }
        for (int more = 0; more < 1_000 && socket.isOpen(); more++) {
            socket.trySend(Frames.hello(visitor.token()));
        }

        assertThat(socket.awaitClose()).isEqualTo(4429);
    }

    @Test
    void a_reader_that_takes_nothing_is_closed_with_4413_and_nobody_else_waits_for_it() {
        var chat = Chat.open(TENANT);
        var text = "€".repeat(8_000);
        // With little room, in memory and in the network: it is full soon, and soon after it the reader takes what
        // there is.
        // A close that nobody takes within ten seconds is cut short.
        try (var tight = TestService.start(Map.of(
                        "chatflow.realtime.pending-bytes", 200_000,
                        "micronaut.server.netty.child-options.so_sndbuf", 65_536));
                var slow = SlowReader.greetedAt(
                        tight.getURL().toString(), chat.visitor().token());
                var other = TestSocket.greetedAt(
                        tight.getURL().toString(), chat.visitor().token());
                var staff = TestSocket.greetedAt(tight.getURL().toString(), TENANT.accessToken("agent1"))) {
            for (int sent = 0; sent < 40; sent++) {
                staff.send(Frames.send(chat.id(), text)).await("ack");
                other.await(frame -> Frames.isEntry(frame, text), "entry");
            }
            staff.send(Frames.send(chat.id(), "The last"));

            other.await(frame -> Frames.isEntry(frame, "The last"), "entry");
            assertThat(slow.readToTheClose()).isEqualTo(4413);
        }
    }

    @Test
    @Timeout(300)
    void a_person_may_hold_so_many_sockets_and_one_that_closes_makes_room() {
        try (var strict = TestService.start(Map.of("chatflow.realtime.sockets-per-person", 2))) {
            var address = strict.getURL().toString();
            var crowd = TENANT.visitor();
            var first = TestSocket.greetedAt(address, crowd.token());
            var second = TestSocket.greetedAt(address, crowd.token());
            assertRefused(address, crowd);
            TestSocket.greetedAt(address, TENANT.visitor().token()).close();
            second.send(Frames.hello(crowd.token())).await("welcome");

            first.close();
            awaitAdmitted(address, crowd.token()).close();
            second.close();
        }
    }

    @Test
    void the_shoppers_of_a_tenant_share_its_sockets_and_never_keep_out_staff_or_other_tenants() {
        try (var strict = TestService.start(Map.of("chatflow.realtime.sockets-per-tenant", 1))) {
            var address = strict.getURL().toString();
            var first = TestSocket.greetedAt(address, TENANT.visitor().token());
            assertRefused(address, TENANT.visitor());

            TestSocket.greetedAt(address, TENANT.accessToken("agent1")).close();
            TestSocket.greetedAt(address, TestTenant.create(0).visitor().token())
                    .close();
            first.close();
        }
    }

    private static void assertRefused(String address, TestVisitor visitor) {
        var refused = TestSocket.openAt(address).send(Frames.hello(visitor.token()));
        assertThat(refused.await("error").path("code").asText()).isEqualTo("rate_limited");
        assertThat(refused.awaitClose()).isEqualTo(4429);
    }

    /// The server learns of an end a moment after the client.
    private static TestSocket awaitAdmitted(String address, String token) {
        return eventually(() -> admitted(address, token), Optional::isPresent).orElseThrow();
    }

    private static Optional<TestSocket> admitted(String address, String token) {
        var socket = TestSocket.openAt(address).send(Frames.hello(token));
        var answer = socket.await(frame -> frame.has("connectionId") || frame.has("code"), "welcome or refusal");
        return answer.path("type").asText().equals("welcome") ? Optional.of(socket) : Optional.empty();
    }

    /// A ping of so many bytes.
    private static String padded(int bytes) {
        var ping = "{\"type\":\"ping\"}";
        return ping + " ".repeat(bytes - ping.length());
    }
}
