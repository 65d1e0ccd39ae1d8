package io.chatflow.bench;

import io.chatflow.testing.Api;
import io.chatflow.testing.Operator;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The packaged service as a process, with limits off: they would measure themselves.
public record ServiceUnderTest(Process process, String baseUrl, Duration readyAfter) implements AutoCloseable {

    public static ServiceUnderTest start(List<String> command, Path data) throws IOException, InterruptedException {
        return start(command, data, freePort(), Map.of());
    }

    /// On a port of the caller's choice, so that one that is started again has the same address.
    static ServiceUnderTest start(List<String> command, Path data, int port) throws IOException, InterruptedException {
        return start(command, data, port, Map.of());
    }

    /// With more settings, as environment variables.
    static ServiceUnderTest start(List<String> command, Path data, int port, Map<String, String> settings)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("service.log").toFile());
        var environment = builder.environment();
        environment.put("CHATFLOW_DATA_DIR", data.toString());
        environment.put("CHATFLOW_PORT", Integer.toString(port));
        environment.put("CHATFLOW_LIMITS_ENABLED", "false");
        environment.put("CHATFLOW_OPERATOR_EMAIL", Operator.EMAIL);
        environment.put("CHATFLOW_OPERATOR_PASSWORD", Operator.PASSWORD);
        environment.putAll(settings);
        var begin = System.nanoTime();
        var process = builder.start();
        var baseUrl = "http://localhost:" + port;
        while (!isReady(baseUrl)) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The service ended; see " + data.resolve("service.log"));
            }
        }
        return new ServiceUnderTest(process, baseUrl, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static boolean isReady(String baseUrl) {
        try {
            return Api.at(baseUrl).get("/health").status() == 200;
        } catch (RuntimeException notListeningYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
