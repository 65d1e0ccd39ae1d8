package io.chatflow.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.chatflow.identity.RightsWithdrawn;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelloTest {

    private static final TestTenant TENANT = TestTenant.create();

    @Test
    void a_visitor_is_welcomed_with_the_own_open_conversations() {
        var chat = Chat.open(TENANT);

        try (var socket = TestSocket.open()) {
            var welcome = socket.send(Frames.hello(chat.visitor().token())).await("welcome");

            assertThat(welcome.path("connectionId").asText()).isNotEmpty();
            assertThat(welcome.path("serverTime").asText()).endsWith("Z");
            assertThat(welcome.path("conversations")).hasSize(1);
            assertThat(welcome.at("/conversations/0/id").asText()).isEqualTo(chat.id());
        }
    }

    @Test
    void staff_are_welcomed_with_what_they_resume_only() {
        var chat = Chat.open(TENANT);
        var token = TENANT.accessToken("agent1");

        try (var fresh = TestSocket.open();
                var resuming = TestSocket.resumed(token, chat.id(), 0)) {
            assertThat(fresh.send(Frames.hello(token)).await("welcome").path("conversations"))
                    .isEmpty();
            assertThat(resuming.await("welcome").at("/conversations/0/id").asText())
                    .isEqualTo(chat.id());
        }
    }

    @Test
    void rights_that_are_withdrawn_while_the_hello_is_looked_at_are_withdrawn() throws Exception {
        var visitor = TENANT.visitor();
        // The token is good for the database still, as it is before the withdrawal is committed.
        var claims = SignedJWT.parse(visitor.token()).getJWTClaimsSet();
        TestService.context()
                .getEventPublisher(RightsWithdrawn.class)
                .publishEvent(new RightsWithdrawn(UUID.fromString(claims.getJWTID())));

        assertThat(TestSocket.open().send(Frames.hello(visitor.token())).awaitClose())
                .isEqualTo(4401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ping\"}",
                "{\"type\":\"message.send\",\"clientId\":\"00000000-0000-4000-8000-000000000001\",\"text\":\"Hi\"}",
                "{\"type\":\"hello\"}",
                "{\"type\":\"nonsense\"}",
                "not JSON at all",
                "null",
                ""
            })
    void another_frame_first_closes_with_4408(String frame) {
        assertThat(TestSocket.open().sendText(frame).awaitClose()).isEqualTo(4408);
    }

    @Test
    void a_binary_frame_first_closes_with_4408() {
        assertThat(TestSocket.open().sendBinary(new byte[] {1, 2, 3}).awaitClose())
                .isEqualTo(4408);
    }

    @Test
    void without_a_hello_in_time_the_socket_closes_with_4408() {
        try (var service = TestService.start(Map.of("chatflow.realtime.hello-within", "200ms"))) {
            assertThat(TestSocket.openAt(service.getURL().toString()).awaitClose())
                    .isEqualTo(4408);
        }
    }

    @Test
    void a_bad_token_is_told_and_closes_with_4401() {
        var visitor = TENANT.visitor().token();
        var forged = visitor.substring(0, visitor.length() - 6) + "AAAAAA";
        for (var token : List.of("", "x", forged, TENANT.siteKey(), TENANT.siteSecret())) {
            var socket = TestSocket.open().send(Frames.hello(token));

            assertThat(socket.await("error").path("code").asText()).as(token).isEqualTo("unauthenticated");
            assertThat(socket.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void an_operator_holds_no_socket() {
        var login = Api.anonymous()
                .post("/api/v1/auth/login", Map.of("email", Operator.EMAIL, "password", Operator.PASSWORD))
                .body();
        var socket =
                TestSocket.open().send(Frames.hello(login.path("accessToken").asText()));

        assertThat(socket.awaitClose()).isEqualTo(4401);
    }

    @Test
    void a_renewed_token_keeps_what_the_socket_follows() {
        var chat = Chat.open(TENANT);
        try (var staff = TestSocket.greeted(TENANT.accessToken("agent1"))) {
            staff.send(Frames.of("watch", chat.id()));
            staff.send(Map.of("type", "subscribe", "view", "assistant"));
            staff.send(Frames.hello(TENANT.accessToken("agent1"))).await("welcome");

            chat.write(chat.visitor().api(), "After the renewal");
            staff.await(frame -> Frames.isEntry(frame, "After the renewal"), "entry");
            var other = Chat.begin(TENANT.visitor(), "A new one");
            staff.await(frame -> frame.at("/conversation/id").asText().equals(other), "conversation of the view");
        }
    }

    @Test
    void a_hello_of_somebody_else_ends_what_the_socket_followed() {
        var chat = Chat.open(TENANT);
        var stranger = TENANT.visitor();
        try (var socket = TestSocket.greeted(chat.visitor().token());
                var own = TestSocket.greeted(chat.visitor().token())) {
            assertThat(socket.send(Frames.hello(stranger.token()))
                            .await("welcome")
                            .path("conversations"))
                    .isEmpty();

            chat.write(TENANT.agent(1), "Not for strangers");
            own.await(frame -> Frames.isEntry(frame, "Not for strangers"), "entry");
            assertThat(Frames.ofType(socket.drain(), "entry")).isEmpty();
        }
    }

    @Test
    void a_bad_token_on_an_open_socket_closes_it() {
        var socket = TestSocket.greeted(TENANT.visitor().token());

        assertThat(socket.send(Frames.hello("forged")).awaitClose()).isEqualTo(4401);
    }

    @Test
    void logging_out_closes_the_own_sockets_with_4401() {
        var visitor = TENANT.visitor();
        var login = TENANT.login("agent1");
        try (var other = TestSocket.greeted(TENANT.visitor().token())) {
            var shopper = TestSocket.greeted(visitor.token());
            var staff = TestSocket.greeted(login.path("accessToken").asText());

            visitor.api().delete("/api/v1/widget/sessions");
            TENANT.anonymous()
                    .post(
                            "/api/v1/auth/logout",
                            Map.of("refreshToken", login.path("refreshToken").asText()));

            assertThat(shopper.awaitClose()).isEqualTo(4401);
            assertThat(staff.awaitClose()).isEqualTo(4401);
            assertThat(other.drain()).isEmpty();
        }
        assertThat(TestSocket.open().send(Frames.hello(visitor.token())).awaitClose())
                .isEqualTo(4401);
    }

    @Test
    void a_page_of_an_origin_that_is_not_on_the_list_is_refused() {
        var tenant = TestTenant.create(0);
        tenant.changeSite(Map.of("allowedOrigins", List.of("https://shop.test")));
        var guest = new TestVisitor(session(tenant), Api.anonymous());
        var customer = tenant.customer("17");

        assertThat(refusal(TestSocket.openFrom("https://evil.test"), guest)).isEqualTo("origin_not_allowed");
        assertThat(refusal(TestSocket.open(), guest)).isEqualTo("origin_not_allowed");
        assertThat(refusal(TestSocket.openFrom("https://evil.test"), customer)).isEqualTo("origin_not_allowed");
        for (var admitted :
                List.of(TestSocket.openFrom("https://shop.test"), TestSocket.openFrom("https://SHOP.test"))) {
            admitted.send(Frames.hello(guest.token())).await("welcome");
        }
        TestSocket.open().send(Frames.hello(customer.token())).await("welcome");
    }

    private static com.fasterxml.jackson.databind.JsonNode session(TestTenant tenant) {
        return TestVisitor.request(
                        Api.at(TestService.baseUrl()).with("Origin", "https://shop.test"), tenant.siteKey(), null, null)
                .body();
    }

    private static String refusal(TestSocket socket, TestVisitor visitor) {
        var code = socket.send(Frames.hello(visitor.token()))
                .await("error")
                .path("code")
                .asText();
        assertThat(socket.awaitClose()).isEqualTo(4401);
        return code;
    }
}
