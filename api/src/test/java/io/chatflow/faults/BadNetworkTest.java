package io.chatflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.Application;
import io.chatflow.faults.TcpProxy.Weather;
import io.chatflow.testing.Chat;
import io.chatflow.testing.JavaProcess;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestTenant;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Shoppers and agents write to each other while something breaks. Afterwards the checker holds what each of them was
/// told against the logs. One process with its own database serves all tests, behind a network of our own.
@Timeout(120)
class BadNetworkTest {

    private static final int SHOPPERS = 4;
    private static final int AGENTS = 2;
    private static final int MORE_ACKS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    private static final Checker CHECKER = new Checker();
    private static final List<SyncClient> CLIENTS = new ArrayList<>();
    private static final Map<String, Integer> CONVERSATIONS = new LinkedHashMap<>();
    private static Map<String, String> environment;
    private static JavaProcess service;
    private static TcpProxy network;
    private static TestTenant tenant;
    private static String direct;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        direct = "http://localhost:" + port;
        environment = Map.of(
                "CHATFLOW_DATA_DIR",
                data.toString(),
                "CHATFLOW_PORT",
                Integer.toString(port),
                "CHATFLOW_LIMITS_ENABLED",
                "false",
                "CHATFLOW_OPERATOR_EMAIL",
                Operator.EMAIL,
                "CHATFLOW_OPERATOR_PASSWORD",
                Operator.PASSWORD);
        service = run();
        tenant = TestTenant.createAt(direct, AGENTS);
        network = new TcpProxy(port);
        for (int number = 0; number < SHOPPERS; number++) {
            var chat = Chat.open(tenant);
            CONVERSATIONS.put(chat.id(), number);
            var own = Map.of(chat.id(), number);
            CLIENTS.add(new SyncClient(
                    "shopper " + number, network.baseUrl(), chat.visitor().token(), own, CHECKER));
        }
        for (int number = 1; number <= AGENTS; number++) {
            var token = tenant.accessToken("agent" + number);
            CLIENTS.add(new SyncClient("agent " + number, network.baseUrl(), token, CONVERSATIONS, CHECKER));
        }
    }

    @AfterAll
    static void stop() {
        CLIENTS.forEach(SyncClient::close);
        network.close();
        service.close();
    }

    @Test
    void connections_that_are_cut_lose_double_and_swap_nothing() {
        assertWholeAfter(() -> {
            for (int time = 0; time < 5; time++) {
                awaitMoreAcks();
                network.cut();
            }
        });
    }

    @Test
    void frames_that_are_torn_lose_double_and_swap_nothing() {
        assertWholeAfter(() -> {
            for (int time = 0; time < 3; time++) {
                network.weather(new Weather.Torn(), Weather.FAIR);
                pause(Duration.ofMillis(500));
                network.weather(Weather.FAIR, new Weather.Torn());
                pause(Duration.ofMillis(500));
                network.weather(Weather.FAIR, Weather.FAIR);
                awaitMoreAcks();
            }
        });
    }

    @Test
    void a_slow_network_loses_doubles_and_swaps_nothing() {
        assertWholeAfter(() -> {
            network.weather(new Weather.Late(Duration.ofMillis(100)), new Weather.Late(Duration.ofMillis(100)));
            awaitMoreAcks();
            network.cut();
            awaitMoreAcks();
            network.weather(Weather.FAIR, Weather.FAIR);
        });
    }

    @Test
    void a_network_that_goes_one_way_loses_doubles_and_swaps_nothing() {
        assertWholeAfter(() -> {
            network.weather(Weather.FAIR, new Weather.Silent());
            pause(Duration.ofSeconds(3));
            network.cut();
            network.weather(new Weather.Silent(), Weather.FAIR);
            pause(Duration.ofSeconds(3));
            network.cut();
            network.weather(Weather.FAIR, Weather.FAIR);
            awaitMoreAcks();
        });
    }

    @Test
    void a_killed_service_loses_doubles_and_swaps_nothing() {
        assertWholeAfter(() -> {
            service.kill();
            service = run();
            awaitMoreAcks();
        });
    }

    @Test
    void a_database_that_is_stopped_and_started_loses_doubles_and_swaps_nothing() {
        assertWholeAfter(() -> {
            postmaster().destroyForcibly();
            service.awaitOutput("The database is back");
            awaitMoreAcks();
        });
    }

    private static void assertWholeAfter(Runnable fault) {
        CLIENTS.forEach(client -> client.write(true));
        awaitMoreAcks();
        fault.run();
        CLIENTS.forEach(client -> client.write(false));
        await("the outboxes to be empty", () -> CLIENTS.stream().allMatch(SyncClient::hasSentAll));
        var logs = logs();
        CONVERSATIONS.forEach((id, number) -> {
            long last = logs.get(number).getLast().seq();
            await("everyone to have all", () -> CLIENTS.stream().allMatch(client -> client.has(id, last)));
        });

        assertThat(CHECKER.compare(logs)).isEmpty();
    }

    private static Map<Integer, List<Checker.Line>> logs() {
        var logs = new HashMap<Integer, List<Checker.Line>>();
        var reader = tenant.anonymous().authorized(tenant.accessToken("supervisor"));
        CONVERSATIONS.forEach((id, number) -> logs.put(
                number,
                new Chat(tenant, null, id)
                        .log(reader).stream()
                                .map(entry -> new Checker.Line(
                                        entry.path("seq").asLong(),
                                        SyncClient.numberOf(entry.path("text").asText())))
                                .toList()));
        return logs;
    }

    private static void awaitMoreAcks() {
        long enough = acknowledged() + MORE_ACKS;
        await("more acks", () -> acknowledged() >= enough);
    }

    private static long acknowledged() {
        return CLIENTS.stream().mapToLong(SyncClient::acknowledged).sum();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + what).isLessThan(deadline);
            pause(Duration.ofMillis(10));
        }
    }

    /// How long a fault lasts, or until the next look.
    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static JavaProcess run() {
        return JavaProcess.start(Application.class, environment).awaitOutput("Ready on port");
    }

    private static ProcessHandle postmaster() {
        try {
            var mark = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(mark.getFirst())).orElseThrow();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
