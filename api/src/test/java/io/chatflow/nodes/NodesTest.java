package io.chatflow.nodes;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.conversations.ConversationId;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.RedisServer;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two nodes on one database: shoppers are at the first, staff at the second.
@Timeout(600)
class NodesTest {

    private static RedisServer redis;
    private static EmbeddedServer first;
    private static EmbeddedServer second;
    private static TestTenant tenant;

    @BeforeAll
    static void start() {
        redis = RedisServer.started();
        Map<String, Object> settings = Map.of("redis.uri", redis.uri());
        first = TestService.start(settings);
        second = TestService.start(settings);
        tenant = TestTenant.createAt(first.getURL().toString(), 2);
    }

    /// Signals cross once both nodes have found Redis, which a test before may have stopped.
    @BeforeEach
    void nodesAreLinked() {
        var chat = Chat.open(tenant);
        try (var shopper = atFirst(chat);
                var staff = atSecond("agent1")) {
            staff.send(Frames.of("watch", chat.id())).drain();
            awaitTyping(shopper, staff, chat);
            awaitTyping(staff, shopper, chat);
        }
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        redis.close();
    }

    @Test
    void entries_reach_the_sockets_of_the_other_node_in_order_and_once() {
        var chat = Chat.open(tenant);
        try (var shopper = atFirst(chat);
                var staff = atSecond("agent1")) {
            staff.send(Frames.of("watch", chat.id())).drain();
            for (int number = 0; number < 20; number++) {
                shopper.send(Frames.send(chat.id(), "question " + number));
                staff.send(Frames.send(chat.id(), "answer " + number));
            }
            staff.await(frame -> Frames.isEntry(frame, "question 19"), "the last question");
            shopper.await(frame -> Frames.isEntry(frame, "answer 19"), "the last answer");
        }
        var seqs = chat.log(tenant.supervisor()).stream()
                .map(entry -> entry.path("seq").asLong())
                .toList();
        assertThat(seqs).doesNotHaveDuplicates().isSorted();

        try (var shopper = atFirst(chat);
                var staff = atSecond("agent1")) {
            staff.send(Frames.of("watch", chat.id())).drain();
            staff.send(Frames.note(chat.id(), "between us")).await("ack");
            staff.send(Frames.send(chat.id(), "to you")).await("ack");
            var seen = shopper.until(frame -> Frames.isEntry(frame, "to you"), "the answer");
            assertThat(seen.toString()).doesNotContain("between us");
        }
    }

    @Test
    void a_long_poll_ends_with_the_entry_of_the_other_node() {
        var chat = Chat.open(tenant);
        long last = chat.lastSeq(chat.visitor().api());
        var reader =
                Api.at(second.getURL().toString()).authorized(chat.visitor().token());
        var poll = CompletableFuture.supplyAsync(() -> reader.get(chat.path() + "/entries?wait=25&afterSeq=" + last));
        chat.write(tenant.agent(1), "For whoever waits");

        assertThat(Chat.textsOf(list(poll.join().body().path("data")))).containsExactly("For whoever waits");
    }

    @Test
    void lists_of_staff_hear_what_enters_and_what_leaves_at_the_other_node() {
        try (var assistant = atSecond("agent1");
                var open = atSecond("agent1");
                var elsewhere = TestSocket.greetedAt(
                        second.getURL().toString(),
                        TestTenant.createAt(first.getURL().toString(), 1).accessToken("agent1"))) {
            subscribe(assistant, "assistant");
            subscribe(open, "open");
            subscribe(elsewhere, "assistant");
            var visitor = tenant.visitor();
            var id = Chat.begin(visitor, "Hello");
            news(assistant, id, "pending");
            new Chat(tenant, visitor, id).write(tenant.agent(1), "I take this one");
            news(assistant, id, "open");
            news(open, id, "open");

            assertThat(Frames.ofType(elsewhere.drain(), "conversation")).isEmpty();
        }
    }

    @Test
    void a_share_that_is_used_up_at_one_node_is_used_up_at_the_other() {
        int share = 20;
        for (int number = 0; number < share; number++) {
            tenant.agent(2).delete("/api/v1/me/picture");
        }
        var elsewhere = Api.at(second.getURL().toString()).authorized(tenant.accessToken("agent2"));
        var asked = new AtomicInteger();
        eventually(() -> asked.incrementAndGet() >= 0
                && elsewhere.delete("/api/v1/me/picture").status() == 429);

        assertThat(asked.get()).as("a share of its own would be used up").isLessThan(share);
    }

    @Test
    void typing_positions_and_presence_cross() {
        var chat = Chat.open(tenant);
        try (var staff = atSecond("agent1")) {
            staff.send(Frames.of("watch", chat.id())).drain();
            var shopper = atFirst(chat);
            assertThat(presence(staff, chat, "online").has("page")).isFalse();
            var typing = Map.of("type", "typing", "conversationId", chat.id(), "typing", true);
            shopper.send(typing);
            assertThat(staff.await("typing").at("/author/id").asText())
                    .isEqualTo(chat.visitor().contactId());
            staff.send(typing);
            assertThat(shopper.await("typing").at("/author/name").asText()).isEqualTo("Name of agent1");

            shopper.send(Frames.position("read", chat.id(), 2));
            assertThat(staff.await("receipt").path("readSeq").asLong()).isEqualTo(2);
            staff.send(Frames.position("received", chat.id(), 1));
            var merged = shopper.await("receipt");
            assertThat(merged.path("deliveredSeq").asLong()).isEqualTo(1);
            assertThat(merged.at("/reader").has("id")).isFalse();

            try (var late = atSecond("agent2")) {
                late.send(Frames.of("watch", chat.id()));
                assertThat(late.await("presence").path("status").asText()).isEqualTo("online");
            }
            shopper.abort();
            presence(staff, chat, "offline");
        }
    }

    @Test
    void colleagues_see_who_comes_and_shoppers_where_they_stand() {
        var own = TestTenant.createAt(first.getURL().toString(), 1);
        var visitor = own.visitor();
        var id = Chat.begin(visitor, "Is anybody there?");
        try (var shopper = TestSocket.greetedAt(second.getURL().toString(), visitor.token());
                var colleague = TestSocket.greetedAt(second.getURL().toString(), own.accessToken("supervisor"))) {
            visitor.api().post("/api/v1/conversations/" + id + "/handoff", Map.of());
            shopper.await(
                    frame -> frame.path("type").asText().equals("queue")
                            && frame.path("position").asInt() == 1,
                    "that she is the first");
            own.agent(1).put("/api/v1/me/availability", Map.of("status", "online"));

            assertThat(colleague.await("presence").path("agentId").asText()).isEqualTo(own.agentId(1));
            shopper.await(
                    frame -> frame.path("type").asText().equals("queue")
                            && frame.path("position").asInt() == 0,
                    "that a person has it");
        }
    }

    @Test
    void a_revoked_token_closes_the_sockets_of_every_node() {
        var visitor = tenant.visitor();
        var here = TestSocket.greetedAt(first.getURL().toString(), visitor.token());
        var there = TestSocket.greetedAt(second.getURL().toString(), visitor.token());
        visitor.api().delete("/api/v1/widget/sessions");

        assertThat(here.awaitClose()).isEqualTo(4401);
        assertThat(there.awaitClose()).isEqualTo(4401);
    }

    @Test
    void what_passes_through_redis_names_things_and_says_nothing() {
        var said = new CopyOnWriteArrayList<String>();
        try (var client = RedisClient.create(redis.uri());
                var ear = client.connectPubSub()) {
            ear.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String pattern, String channel, String text) {
                    said.add(channel + " " + text);
                }
            });
            ear.sync().psubscribe("*");
            var secret = UUID.randomUUID().toString();
            var chat = Chat.open(tenant);
            try (var shopper = atFirst(chat);
                    var staff = atSecond("agent1")) {
                staff.send(Frames.of("watch", chat.id())).drain();
                shopper.send(Frames.send(chat.id(), secret));
                staff.await(frame -> Frames.isEntry(frame, secret), "the message");
                shopper.send(Map.of("type", "typing", "conversationId", chat.id(), "typing", true, "draft", secret));
                staff.await("typing");
            }
            // The ear may hear it a moment later than the nodes.
            eventually(() -> !said.isEmpty());
            assertThat(said)
                    .noneMatch(text -> text.contains(secret))
                    .allMatch(text -> text.startsWith("chatflow:hints:ten_"));
        }
    }

    @Test
    void without_redis_messages_go_on_and_signals_come_back_with_it() {
        var chat = Chat.open(tenant);
        try (var shopper = atFirst(chat);
                var staff = atSecond("agent1")) {
            staff.send(Frames.of("watch", chat.id())).drain();
            redis.stop();
            try {
                shopper.send(Frames.send(chat.id(), "Without Redis")).await("ack");
                staff.await(frame -> Frames.isEntry(frame, "Without Redis"), "the message");
                var visitor = tenant.visitor();
                var there = TestSocket.greetedAt(second.getURL().toString(), visitor.token());
                visitor.api().delete("/api/v1/widget/sessions");
                assertThat(there.awaitClose()).isEqualTo(4401);
            } finally {
                redis.start();
            }
            awaitTyping(shopper, staff, chat);
            try (var late = atSecond("agent2")) {
                awaitOnline(late, chat);
            }
        }
    }

    @Test
    void a_node_that_hears_no_hint_at_all_looks_by_itself() throws SQLException {
        var chat = Chat.open(tenant);
        try (var shopper = atFirst(chat);
                var staff = atSecond("agent1")) {
            staff.send(Frames.of("watch", chat.id())).drain();
            redis.stop();
            try (var silence = TestDatabase.server().getPostgresDatabase().getConnection();
                    var statement = silence.createStatement()) {
                // Written past the service, so that nobody is told.
                statement.execute("SET session_replication_role = replica");
                var id = ConversationId.parse(chat.id()).value();
                statement.execute("""
                        INSERT INTO entry (tenant_id, conversation_id, seq, prev_public_seq, id, kind, author_kind,
                            author_id, at, private, text)
                        SELECT tenant_id, id, last_seq + 1, last_public_seq, gen_random_uuid(), 'message', 'contact',
                            contact_id, now(), false, 'Nobody was told'
                        FROM conversation WHERE id = '%s'
                        """.formatted(id));
                statement.execute("""
                        UPDATE conversation
                        SET last_seq = last_seq + 1, last_public_seq = last_seq + 1, updated_at = now()
                        WHERE id = '%s'
                        """.formatted(id));
                staff.await(frame -> Frames.isEntry(frame, "Nobody was told"), "the message");
                shopper.await(frame -> Frames.isEntry(frame, "Nobody was told"), "the message");
            } finally {
                redis.start();
            }
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static TestSocket atFirst(Chat chat) {
        return TestSocket.greetedAt(first.getURL().toString(), chat.visitor().token());
    }

    private static TestSocket atSecond(String who) {
        return TestSocket.greetedAt(second.getURL().toString(), tenant.accessToken(who));
    }

    private static void subscribe(TestSocket socket, String view) {
        socket.send(Map.of("type", "subscribe", "view", view)).drain();
    }

    private static void news(TestSocket socket, String id, String status) {
        socket.await(
                frame -> frame.at("/conversation/id").asText().equals(id)
                        && frame.at("/conversation/status").asText().equals(status),
                "news of the conversation as " + status);
    }

    private static JsonNode presence(TestSocket staff, Chat chat, String status) {
        return staff.await(
                presenceOf(chat).and(frame -> frame.path("status").asText().equals(status)), status);
    }

    private static Predicate<JsonNode> presenceOf(Chat chat) {
        return frame -> frame.path("type").asText().equals("presence")
                && frame.path("contactId").asText().equals(chat.visitor().contactId());
    }

    /// Typed again and again, until Redis is there for both nodes.
    private static void awaitTyping(TestSocket from, TestSocket to, Chat chat) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            from.send(Map.of("type", "typing", "conversationId", chat.id(), "typing", true));
            var told = to.poll(Duration.ofMillis(200));
            if (told.isPresent() && told.get().path("type").asText().equals("typing")) {
                return;
            }
        }
        throw new AssertionError("typing did not cross");
    }

    /// Redis had forgotten who is where; the nodes say it again.
    private static void awaitOnline(TestSocket staff, Chat chat) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            staff.send(Frames.of("watch", chat.id()));
            if (staff.await(presenceOf(chat), "presence")
                    .path("status")
                    .asText()
                    .equals("online")) {
                return;
            }
        }
        throw new AssertionError("the shopper is not seen again");
    }
}
