package io.chatflow;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.JavaProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The service as an operator meets it: a process with its own database. Starting it is slow, so one serves all tests,
/// and the last one ends it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceProcessTest {

    @TempDir
    private static Path data;

    private static int port;
    private static JavaProcess service;

    @BeforeAll
    static void start() throws IOException {
        port = freePort();
        service = JavaProcess.start(Application.class, environment(port)).awaitOutput("Ready on port " + port);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void health_says_up_and_nothing_else() {
        var health = api().get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.raw().body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    @Order(2)
    void a_database_that_does_not_answer_makes_the_service_unready_not_dead_and_tells_no_details() {
        var database = ProcessHandle.of(postmaster()).orElseThrow();
        try {
            signal("STOP", database);

            var health = api().get("/health");

            assertThat(health.status()).isEqualTo(503);
            assertThat(health.raw().body()).isEqualTo("{\"status\":\"DOWN\"}");
            assertThat(api().get("/health/readiness").status()).isEqualTo(503);
            assertThat(api().get("/health/liveness").status()).isEqualTo(200);
        } finally {
            signal("CONT", database);
        }
        awaitHealth();
    }

    @Test
    @Order(3)
    void a_database_that_is_killed_comes_back_and_so_does_the_service() {
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();

        service.awaitOutput("The database is back");
        awaitHealth();
    }

    @Test
    @Order(4)
    void a_second_service_on_the_same_data_directory_is_refused_without_a_stack_trace() throws IOException {
        var second = JavaProcess.start(Application.class, environment(freePort()));

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.output())
                .contains("Another ChatFlow (process ")
                .contains("CHATFLOW_DATA_DIR")
                .doesNotContain("\tat ");
    }

    @Test
    @Order(5)
    void a_port_that_is_taken_is_said_in_one_sentence(@TempDir Path other) {
        var environment = Map.of("CHATFLOW_DATA_DIR", other.toString(), "CHATFLOW_PORT", Integer.toString(port));
        var second = JavaProcess.start(Application.class, environment);

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.output()).contains("The port is taken").doesNotContain("\tat ");
        assertThat(other.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(6)
    void a_termination_ends_the_service_before_its_database() throws IOException {
        var before = service.output().length();

        service.terminate();

        assertThat(service.output().substring(before)).contains("Stopped").doesNotContain("ERROR");
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(data.resolve("postgres/server.log")).strip())
                .endsWith("database system is shut down");
    }

    private static Api api() {
        return Api.at("http://localhost:" + port);
    }

    private static Map<String, String> environment(int port) {
        return Map.of("CHATFLOW_DATA_DIR", data.toString(), "CHATFLOW_PORT", Integer.toString(port));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static long postmaster() {
        try {
            var mark = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
            return Long.parseLong(mark.getFirst());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// To the server and all its processes.
    private static void signal(String name, ProcessHandle server) {
        Stream.concat(Stream.of(server), server.children()).forEach(process -> {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private static void awaitHealth() {
        eventually(() -> api().get("/health").status() == 200);
    }
}
