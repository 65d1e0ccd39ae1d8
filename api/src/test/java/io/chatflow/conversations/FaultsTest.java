package io.chatflow.conversations;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.Application;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.JavaProcess;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Shoppers write while something breaks: what was acknowledged stays, what was not is sent again, and in the end
/// everything stands in the log once and in its order. One process with its own database serves all tests.
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {

    private static final int SHOPPERS = 3;
    private static final int ACKS_BEFORE_THE_FAULT = 60;
    private static final int IN_FLIGHT = 8;

    @TempDir
    private static Path data;

    private static Map<String, String> environment;
    private static String baseUrl;
    private static JavaProcess service;
    private static TestTenant tenant;

    @BeforeAll
    static void start() throws IOException {
        try (var socket = new ServerSocket(0)) {
            baseUrl = "http://localhost:" + socket.getLocalPort();
            environment = Map.of(
                    "CHATFLOW_DATA_DIR",
                    data.toString(),
                    "CHATFLOW_PORT",
                    Integer.toString(socket.getLocalPort()),
                    "CHATFLOW_LIMITS_ENABLED",
                    "false",
                    "CHATFLOW_OPERATOR_EMAIL",
                    Operator.EMAIL,
                    "CHATFLOW_OPERATOR_PASSWORD",
                    Operator.PASSWORD);
        }
        service = run();
        tenant = TestTenant.createAt(baseUrl, 1);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void while_the_database_is_gone_sends_fail_visibly_and_a_retry_lands_once() throws IOException {
        var shopper = Shopper.arrive();
        try (var socket = TestSocket.greetedAt(baseUrl, shopper.visitor.token())) {
            stopDatabase();
            // Its processes notice one by one that it is gone, and a send may wait until it is back.
            var refused = shopper.sendNext(socket);
            while (refused.path("type").asText().equals("ack")) {
                stopDatabase();
                refused = shopper.sendNext(socket);
            }
            var byHttp = shopper.visitor.api().get("/api/v1/conversations");

            assertThat(refused.path("code").asText()).isEqualTo("unavailable");
            assertThat(refused.path("clientId").asText())
                    .isEqualTo(shopper.sent.getLast().toString());
            assertThat(refused.toString() + byHttp.raw().body())
                    .doesNotContainIgnoringCase("sql")
                    .doesNotContainIgnoringCase("postgres")
                    .doesNotContainIgnoringCase("exception");
            service.awaitOutput("The database is back");
            while (!shopper.isAllAcknowledged()) {
                shopper.sendUnacknowledged(socket);
            }
        }
        shopper.assertTheLogIsWhole();
    }

    @Test
    @Order(2)
    void a_killed_service_loses_doubles_and_swaps_nothing() throws InterruptedException {
        var shoppers = IntStream.range(0, SHOPPERS)
                .mapToObj(number -> Shopper.arrive())
                .toList();
        var acknowledged = new CountDownLatch(ACKS_BEFORE_THE_FAULT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = shoppers.stream()
                    .map(shopper -> CompletableFuture.runAsync(() -> shopper.writeOn(acknowledged), threads))
                    .toList();
            assertThat(acknowledged.await(180, TimeUnit.SECONDS)).isTrue();

            service.kill();
            writing.forEach(CompletableFuture::join);
        }
        service = run();

        for (var shopper : shoppers) {
            try (var socket = TestSocket.greetedAt(baseUrl, shopper.visitor.token())) {
                shopper.sendUnacknowledged(socket);
            }
            assertThat(shopper.isAllAcknowledged()).isTrue();
            shopper.assertTheLogIsWhole();
            shopper.assertEachMessageIsAnsweredOnce();
        }
    }

    private static JavaProcess run() {
        var process = JavaProcess.start(Application.class, environment);
        process.awaitOutput("Ready on port");
        return process;
    }

    /// As `kill -9` of its first process; nothing happens while it is not there.
    private static void stopDatabase() throws IOException {
        var mark = data.resolve("postgres/postmaster.pid");
        if (Files.exists(mark)) {
            Files.readAllLines(mark).stream()
                    .findFirst()
                    .flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// A client as the protocol wants it: keeps what is not acknowledged, and sends it again with the same `clientId`.
    private static final class Shopper {

        private final TestVisitor visitor;
        private final String conversation;
        private final List<UUID> sent = new ArrayList<>();
        private final Map<UUID, JsonNode> acks = new LinkedHashMap<>();

        private Shopper(TestVisitor visitor, String conversation) {
            this.visitor = visitor;
            this.conversation = conversation;
        }

        static Shopper arrive() {
            var visitor = tenant.visitor();
            return new Shopper(visitor, Chat.begin(visitor, "Hello"));
        }

        Map<String, Object> next() {
            sent.add(UUID.randomUUID());
            return frame(sent.getLast());
        }

        /// The answer to one more message.
        JsonNode sendNext(TestSocket socket) {
            var answer = socket.send(next()).await(frame -> frame.has("clientId"), "answer");
            if (answer.path("type").asText().equals("ack")) {
                acks.put(sent.getLast(), answer);
            }
            return answer;
        }

        private Map<String, Object> frame(UUID clientId) {
            return Frames.send(clientId, conversation, "Hello");
        }

        /// Until the connection breaks.
        void writeOn(CountDownLatch acknowledged) {
            var socket = TestSocket.greetedAt(baseUrl, visitor.token());
            while (socket.isOpen()) {
                if (sent.size() - acks.size() < IN_FLIGHT) {
                    socket.trySend(next());
                }
                take(socket, Duration.ofMillis(5), acknowledged);
            }
            while (take(socket, Duration.ZERO, acknowledged)) {
                // What had arrived before the end counts.
            }
        }

        private boolean take(TestSocket socket, Duration patience, CountDownLatch acknowledged) {
            var frame = socket.poll(patience);
            frame.filter(one -> one.path("type").asText().equals("ack")).ifPresent(ack -> {
                acks.put(UUID.fromString(ack.path("clientId").asText()), ack);
                acknowledged.countDown();
            });
            return frame.isPresent();
        }

        boolean isAllAcknowledged() {
            return acks.size() == sent.size();
        }

        void sendUnacknowledged(TestSocket socket) {
            var due = sent.stream()
                    .filter(clientId -> !acks.containsKey(clientId))
                    .toList();
            due.forEach(clientId -> socket.send(frame(clientId)));
            for (var ignored : due) {
                var answer = socket.await(frame -> frame.has("clientId"), "answer");
                if (answer.path("type").asText().equals("ack")) {
                    acks.put(UUID.fromString(answer.path("clientId").asText()), answer);
                }
            }
        }

        /// Waits for the last answer, then looks whether one came twice.
        void assertEachMessageIsAnsweredOnce() {
            var messages = writtenBy("contact").size();
            eventually(() -> writtenBy("assistant").size() >= messages);
            assertThat(writtenBy("assistant")).hasSize(messages).doesNotHaveDuplicates();
        }

        private List<JsonNode> writtenBy(String author) {
            return new Chat(tenant, visitor, conversation)
                    .log(visitor.api()).stream()
                            .filter(entry -> entry.at("/author/kind").asText().equals(author))
                            .toList();
        }

        void assertTheLogIsWhole() {
            var own = writtenBy("contact").stream().skip(1).toList();
            assertThat(own.stream().map(entry -> entry.path("clientId").asText()))
                    .containsExactlyElementsOf(sent.stream().map(UUID::toString).toList());
            for (var entry : own) {
                var ack = acks.get(UUID.fromString(entry.path("clientId").asText()));
                assertThat(entry.path("seq")).isEqualTo(ack.path("seq"));
                assertThat(entry.path("id")).isEqualTo(ack.path("messageId"));
            }
        }
    }
}
