package io.chatflow.faults;

import io.chatflow.Application;
import io.chatflow.testing.JavaProcess;
import io.chatflow.testing.Operator;
import io.chatflow.testing.RedisServer;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes as processes of their own, on one database, while one of them, or Redis between them, breaks. Every
/// connection goes to the other node than the one before it.
@Timeout(600)
class NodesFaultsTest {

    private static final JavaProcess[] NODES = new JavaProcess[2];
    private static final int[] PORTS = new int[2];
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    @TempDir
    private static Path data;

    private static RedisServer redis;
    private static Crowd crowd;

    @BeforeAll
    static void start() throws IOException {
        TestService.baseUrl();
        redis = RedisServer.started();
        for (int node = 0; node < NODES.length; node++) {
            try (var socket = new ServerSocket(0)) {
                PORTS[node] = socket.getLocalPort();
            }
            run(node);
        }
        crowd = new Crowd(
                TestTenant.createAt(address(0), Crowd.AGENTS),
                () -> address(CONNECTIONS.incrementAndGet() % NODES.length));
    }

    @AfterAll
    static void stop() {
        crowd.close();
        for (var node : NODES) {
            node.close();
        }
        redis.close();
    }

    @Test
    void a_node_that_is_killed_loses_doubles_and_swaps_nothing() {
        crowd.assertWholeAfter(() -> {
            NODES[1].kill();
            crowd.awaitMoreAcks();
            run(1);
            crowd.awaitMoreAcks();
        });
    }

    @Test
    void a_rolling_restart_loses_doubles_and_swaps_nothing() {
        crowd.assertWholeAfter(() -> {
            for (int node = 0; node < NODES.length; node++) {
                NODES[node].terminate();
                crowd.awaitMoreAcks();
                run(node);
                crowd.awaitMoreAcks();
            }
        });
    }

    @Test
    void a_redis_that_is_killed_and_started_loses_doubles_and_swaps_nothing() {
        crowd.assertWholeAfter(() -> {
            redis.stop();
            crowd.awaitMoreAcks();
            Crowd.pause(Duration.ofSeconds(1));
            redis.start();
            crowd.awaitMoreAcks();
        });
    }

    private static String address(int node) {
        return "http://localhost:" + PORTS[node];
    }

    private static void run(int node) {
        NODES[node] = JavaProcess.start(Application.class, environment(node)).awaitOutput("Ready on port");
    }

    private static Map<String, String> environment(int node) {
        var environment = new HashMap<String, String>();
        TestDatabase.properties()
                .forEach((name, value) -> environment.put(name.replace('.', '_').toUpperCase(), value.toString()));
        environment.put("CHATFLOW_DATA_DIR", data.resolve("node" + node).toString());
        environment.put("CHATFLOW_MASTER_KEY", TestService.MASTER_KEY);
        environment.put("CHATFLOW_PORT", Integer.toString(PORTS[node]));
        environment.put("CHATFLOW_NODE", "node" + node);
        environment.put("CHATFLOW_LIMITS_ENABLED", "false");
        environment.put("CHATFLOW_REALTIME_DRAIN", "1s");
        environment.put("CHATFLOW_OPERATOR_EMAIL", Operator.EMAIL);
        environment.put("CHATFLOW_OPERATOR_PASSWORD", Operator.PASSWORD);
        environment.put("REDIS_URI", redis.uri());
        return environment;
    }
}
