package io.chatflow.notifications;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.notifications.FakePushService.Endpoint;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.MailServer;
import io.chatflow.testing.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushTest {

    private static final String PUSH = "/api/v1/me/push";

    private final FakePushService service = new FakePushService();
    private final TestTenant tenant = TestTenant.create();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void the_agent_of_a_conversation_is_told_what_the_shopper_wrote_and_nobody_else() {
        var mine = subscribe(tenant.agent(1), "Phone");
        var anothers = subscribe(tenant.agent(2), "Phone");
        var chat = Chat.open(tenant);
        assign(chat, 1);

        say(chat, "Where is my parcel?");

        eventually(() -> texts(mine).contains("Where is my parcel?"));
        var push = mine.taken().stream()
                .filter(one -> one.message().path("text").asText().startsWith("Where"))
                .findFirst()
                .orElseThrow();
        assertThat(push.message().path("reason").asText()).isEqualTo("message");
        assertThat(push.message().path("conversationId").asText()).isEqualTo(chat.id());
        assertThat(push.headers()).containsEntry("TTL", "3600").containsEntry("Urgency", "high");
        assertThat(push.headers().get("Topic")).matches("[A-Za-z0-9_-]{22}");
        assertThat(texts(anothers)).doesNotContain("Where is my parcel?");
    }

    @Test
    void who_is_given_a_conversation_is_told_and_who_gave_it_is_not() {
        var chat = Chat.open(tenant);
        var giver = subscribe(tenant.agent(1), "Desk");
        var taker = subscribe(tenant.agent(2), "Desk");

        assign(chat, 2);

        eventually(() -> reasons(taker).contains("assigned"));
        assertThat(reasons(giver)).doesNotContain("assigned");
    }

    @Test
    void who_wants_to_hear_of_nothing_hears_nothing() {
        wish(1, "nothing");
        wish(2, "all");
        var quiet = subscribe(tenant.agent(1), "Phone");
        var keen = subscribe(tenant.agent(2), "Phone");

        say(Chat.open(tenant), "Hello?");

        eventually(() -> texts(keen).contains("Hello?"));
        assertThat(quiet.answered()).isEmpty();
    }

    @Test
    void a_test_shows_in_the_log() {
        var phone = subscribe(tenant.agent(1), "Phone");

        assertThat(test(tenant.agent(1)).status()).isEqualTo(202);

        var delivery = ended(tenant.agent(1));
        assertThat(delivery.path("status").asText()).isEqualTo("sent");
        assertThat(delivery.path("replyCode").asInt()).isEqualTo(201);
        assertThat(delivery.path("deviceName").asText()).isEqualTo("Phone");
        assertThat(reasons(phone)).containsExactly("test");
    }

    @Test
    void a_browser_that_no_longer_wants_it_is_forgotten() {
        for (int code : List.of(404, 410)) {
            subscribe(tenant.agent(1), "Old").answer(code);
            test(tenant.agent(1));
            assertThat(ended(tenant.agent(1)).path("status").asText()).isEqualTo("expired");
            assertThat(devices(tenant.agent(1))).isEmpty();
        }
    }

    @Test
    void what_the_push_service_cannot_take_now_comes_later() {
        var phone = subscribe(tenant.agent(1), "Phone");
        phone.answer(503, 429);

        test(tenant.agent(1));

        var delivery = ended(tenant.agent(1));
        assertThat(delivery.path("status").asText()).isEqualTo("sent");
        assertThat(delivery.path("attempts").asInt()).isEqualTo(3);
        assertThat(phone.answered()).containsExactly(503, 429, 201);
    }

    @Test
    void what_is_refused_is_not_tried_again() {
        subscribe(tenant.agent(1), "Phone").answer(413);

        test(tenant.agent(1));

        var delivery = ended(tenant.agent(1));
        assertThat(delivery.path("status").asText()).isEqualTo("refused");
        assertThat(delivery.path("replyCode").asInt()).isEqualTo(413);
        assertThat(devices(tenant.agent(1))).hasSize(1);
    }

    @Test
    void devices_are_ones_own() {
        subscribe(tenant.agent(1), "Phone");
        var id = devices(tenant.agent(1)).get(0).path("id").asText();

        for (var other : List.of(tenant.agent(2), TestTenant.create().agent(1))) {
            assertThat(devices(other)).isEmpty();
            assertThat(other.post(PUSH + "/devices/" + id + "/tests", null).status())
                    .isEqualTo(404);
            other.delete(PUSH + "/devices/" + id);
        }
        assertThat(devices(tenant.agent(1))).hasSize(1);
        assertThat(tenant.agent(1).delete(PUSH + "/devices/" + id).status()).isEqualTo(204);
        assertThat(devices(tenant.agent(1))).isEmpty();
    }

    @Test
    void the_same_browser_is_told_for_who_asked_last() {
        var endpoint = service.subscribe(publicKey());
        tenant.agent(1).post(PUSH + "/devices", endpoint.subscription("Shared"));
        tenant.agent(2).post(PUSH + "/devices", endpoint.subscription("Shared"));

        assertThat(devices(tenant.agent(1))).isEmpty();
        assertThat(devices(tenant.agent(2))).hasSize(1);
    }

    @Test
    void a_new_password_ends_what_a_thief_of_the_old_one_is_told() {
        subscribe(tenant.agent(1), "The thief's");
        Api.anonymous().post("/api/v1/auth/password-resets", Map.of("email", tenant.email("agent1")));
        var link = Map.of("token", MailServer.next(tenant.email("agent1")).token(), "password", "a new password");

        Api.anonymous().post("/api/v1/auth/password-resets/completion", link);

        var login = Map.of("email", tenant.email("agent1"), "password", "a new password");
        var session = Api.anonymous().post("/api/v1/auth/login", login).body();
        assertThat(devices(Api.bearer(session.path("accessToken").asText()))).isEmpty();
    }

    @Test
    void there_are_ten_devices_at_most() {
        for (int number = 1; number <= 10; number++) {
            subscribe(tenant.agent(1), "Phone " + number);
        }
        var one = service.subscribe(publicKey()).subscription("One more");

        assertThat(tenant.agent(1).post(PUSH + "/devices", one).code()).isEqualTo("too_many_items");
        assertThat(devices(tenant.agent(1))).hasSize(10);
    }

    @Test
    void what_is_no_subscription_is_refused() {
        var keys = service.subscribe(publicKey()).subscription("x").get("keys");
        for (var wrong : List.of(
                Map.of("endpoint", "ftp://push.example/x", "keys", keys, "name", "x"),
                Map.of("endpoint", "https://me:secret@push.example/x", "keys", keys, "name", "x"),
                Map.of(
                        "endpoint",
                        "https://a.example/x",
                        "keys",
                        Map.of("p256dh", "AAAA", "auth", "AAAA"),
                        "name",
                        "x"),
                Map.of("endpoint", "https://a.example/x", "keys", Map.of("p256dh", "?", "auth", "?"), "name", "x"))) {
            var answer = tenant.agent(1).post(PUSH + "/devices", wrong);
            assertThat(answer.code()).as(wrong.toString()).isEqualTo("validation_failed");
        }
    }

    @Test
    void who_leaves_the_tenant_is_told_nothing_more() {
        wish(1, "all");
        wish(2, "all");
        var gone = subscribe(tenant.agent(2), "Phone");
        var here = subscribe(tenant.agent(1), "Phone");
        tenant.owner().post("/api/v1/staff/" + tenant.agentId(2) + "/deactivation", null);

        say(Chat.open(tenant), "Are you there?");

        eventually(() -> texts(here).contains("Are you there?"));
        assertThat(gone.answered()).isEmpty();
    }

    private Endpoint subscribe(Api staff, String name) {
        var endpoint = service.subscribe(publicKey());
        var answer = staff.post(PUSH + "/devices", endpoint.subscription(name));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return endpoint;
    }

    private String publicKey() {
        return tenant.agent(1).get(PUSH).body().path("publicKey").asText();
    }

    private void wish(int agent, String about) {
        var wishes = Map.of("about", about, "sound", false);
        var answer = tenant.agent(agent).put("/api/v1/me", Map.of("name", "Agent", "notifications", wishes));
        assertThat(answer.status()).isEqualTo(200);
    }

    private void assign(Chat chat, int agent) {
        var answer = tenant.agent(1).put(chat.path() + "/assignee", Map.of("agentId", tenant.agentId(agent)));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void say(Chat chat, String text) {
        chat.write(chat.visitor().api(), text);
    }

    private static Api.Answer test(Api staff) {
        return staff.post(PUSH + "/devices/" + devices(staff).get(0).path("id").asText() + "/tests", null);
    }

    private static JsonNode devices(Api staff) {
        return staff.get(PUSH).body().path("devices");
    }

    /// The newest delivery, once something has become of it.
    private static JsonNode ended(Api staff) {
        return eventually(
                () -> staff.get(PUSH).body().at("/deliveries/0"),
                delivery -> !delivery.path("status").asText("waiting").equals("waiting"));
    }

    private static List<String> texts(Endpoint endpoint) {
        return told(endpoint, "text");
    }

    private static List<String> reasons(Endpoint endpoint) {
        return told(endpoint, "reason");
    }

    private static List<String> told(Endpoint endpoint, String field) {
        return endpoint.taken().stream()
                .map(push -> push.message().path(field).asText())
                .toList();
    }
}
