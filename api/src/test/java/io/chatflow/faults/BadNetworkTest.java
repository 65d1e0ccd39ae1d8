package io.chatflow.faults;

import io.chatflow.Application;
import io.chatflow.faults.TcpProxy.Weather;
import io.chatflow.testing.JavaProcess;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestTenant;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Shoppers and agents write to each other while something breaks. Afterwards the checker holds what each of them was
/// told against the logs. One process with its own database serves all tests, behind a network of our own.
@Timeout(600)
class BadNetworkTest {

    @TempDir
    private static Path data;

    private static Map<String, String> environment;
    private static JavaProcess service;
    private static TcpProxy network;
    private static Crowd crowd;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
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
                Operator.PASSWORD,
                "CHATFLOW_TEST_JUMPS",
                data.resolve("clock").toString());
        service = run();
        network = new TcpProxy(port);
        crowd = new Crowd(TestTenant.createAt("http://localhost:" + port, Crowd.AGENTS), network::baseUrl);
    }

    @AfterAll
    static void stop() {
        crowd.close();
        network.close();
        service.close();
    }

    @Test
    void connections_that_are_cut_lose_double_and_swap_nothing() {
        crowd.assertWholeAfter(() -> {
            for (int time = 0; time < 5; time++) {
                crowd.awaitMoreAcks();
                network.cut();
            }
        });
    }

    @Test
    void frames_that_are_torn_lose_double_and_swap_nothing() {
        crowd.assertWholeAfter(() -> {
            for (int time = 0; time < 3; time++) {
                network.weather(new Weather.Torn(), Weather.FAIR);
                Crowd.pause(Duration.ofMillis(500));
                network.weather(Weather.FAIR, new Weather.Torn());
                Crowd.pause(Duration.ofMillis(500));
                network.weather(Weather.FAIR, Weather.FAIR);
                crowd.awaitMoreAcks();
            }
        });
    }

    @Test
    void a_slow_network_loses_doubles_and_swaps_nothing() {
        crowd.assertWholeAfter(() -> {
            network.weather(new Weather.Late(Duration.ofMillis(100)), new Weather.Late(Duration.ofMillis(100)));
            crowd.awaitMoreAcks();
            network.cut();
            crowd.awaitMoreAcks();
            network.weather(Weather.FAIR, Weather.FAIR);
        });
    }

    @Test
    void a_network_that_goes_one_way_loses_doubles_and_swaps_nothing() {
        crowd.assertWholeAfter(() -> {
            network.weather(Weather.FAIR, new Weather.Silent());
            Crowd.pause(Duration.ofSeconds(3));
            network.cut();
            network.weather(new Weather.Silent(), Weather.FAIR);
            Crowd.pause(Duration.ofSeconds(3));
            network.cut();
            network.weather(Weather.FAIR, Weather.FAIR);
            crowd.awaitMoreAcks();
        });
    }

    @Test
    void a_killed_service_loses_doubles_and_swaps_nothing() {
        crowd.assertWholeAfter(() -> {
            service.kill();
            service = run();
            crowd.awaitMoreAcks();
        });
    }

    @Test
    void a_database_that_is_stopped_and_started_loses_doubles_and_swaps_nothing() {
        crowd.assertWholeAfter(() -> {
            postmaster().destroyForcibly();
            service.awaitOutput("The database is back");
            crowd.awaitMoreAcks();
        });
    }

    @Test
    void a_clock_that_jumps_loses_doubles_and_swaps_nothing() {
        crowd.assertWholeAfter(() -> {
            for (int minutes : new int[] {8, 0, -8, 0}) {
                jump(Duration.ofMinutes(minutes));
                crowd.awaitMoreAcks();
            }
        });
    }

    /// Sets the service's clock so far from the true time, at once.
    private static void jump(Duration ahead) {
        try {
            Files.writeString(data.resolve("clock"), Long.toString(ahead.toMillis()));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
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
