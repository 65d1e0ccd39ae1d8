package io.chatflow.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.MovableClock;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final TestTenant TENANT = TestTenant.create();

    private final EmbeddedServer service =
            TestService.start(Map.of("chatflow.test.clock", "movable", "chatflow.realtime.heartbeat", "20ms"));
    private final MovableClock clock = service.getApplicationContext().getBean(MovableClock.class);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_silent_socket_is_asked_after_25_s_and_given_up_after_60() {
        try (var socket = TestSocket.greetedAt(
                service.getURL().toString(), TENANT.visitor().token())) {
            for (int time = 0; time < 3; time++) {
                clock.forward(Duration.ofSeconds(25));
                socket.await("ping");
                socket.send(Map.of("type", "pong")).drain();
            }
            clock.forward(Duration.ofSeconds(60));

            assertThat(socket.awaitClose()).isEqualTo(1001);
        }
    }

    @Test
    void a_socket_whose_token_has_ended_has_60_s_to_bring_another() {
        var ending = TENANT.customer(TENANT.identity("17").issued(Instant.now(), Duration.ofSeconds(60)));
        var staying = TENANT.visitor();
        try (var socket = TestSocket.greetedAt(service.getURL().toString(), ending.token());
                var renewed = TestSocket.greetedAt(service.getURL().toString(), ending.token())) {
            renewed.send(Map.of("type", "hello", "token", staying.token())).await("welcome");
            for (int time = 0; time < 3; time++) {
                clock.forward(Duration.ofSeconds(30));
                socket.drain();
                renewed.drain();
            }
            clock.forward(Duration.ofSeconds(30));

            assertThat(socket.awaitClose()).isEqualTo(4401);
            renewed.drain();
            assertThat(renewed.isOpen()).isTrue();
        }
    }
}
