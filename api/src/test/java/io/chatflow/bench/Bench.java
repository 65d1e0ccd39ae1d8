package io.chatflow.bench;

import io.chatflow.testing.TestTenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Measures the packaged service on this machine: how soon it is ready, how many durable messages it takes beside
/// plain one-row commits on the same server, and how long a message is under way at a given rate. Numbers of one run
/// are to be compared with each other, not with another machine's.
final class Bench {

    private static final int ROUNDS = 3;
    private static final int WRITERS = 64;
    private static final Duration ROUND = Duration.ofSeconds(8);

    private Bench() {}

    /// @param command the command line of the service
    public static void main(String[] command) throws Exception {
        var data = Files.createTempDirectory("chatflow-bench-");
        try (var first = ServiceUnderTest.start(List.of(command), data)) {
            System.out.printf(
                    "start to ready, new data directory       %6d ms%n",
                    first.readyAfter().toMillis());
        }
        try (var service = ServiceUnderTest.start(List.of(command), data)) {
            System.out.printf(
                    "start to ready, existing data directory  %6d ms%n",
                    service.readyAfter().toMillis());
            measure(service, data);
        }
    }

    private static void measure(ServiceUnderTest service, Path data) throws Exception {
        var tenant = TestTenant.createAt(service.baseUrl(), 1);
        throughput(service, tenant, data);
        latency(service, tenant);
    }

    /// In turns, so that whatever else the machine does meets both.
    private static void throughput(ServiceUnderTest service, TestTenant tenant, Path data) throws Exception {
        try (var commits = new OneRowCommits(data);
                var messages = new Messages(service.baseUrl(), tenant, WRITERS)) {
            messages.perSecond(Duration.ofSeconds(4));
            for (int round = 1; round <= ROUNDS; round++) {
                var plain = commits.perSecond(ROUND);
                var durable = messages.perSecond(ROUND);
                System.out.printf(
                        "round %d: one-row commits, 10 connections %6.0f/s   durable messages, %d sockets %6.0f/s   ratio %.2f%n",
                        round, plain, WRITERS, durable, durable / plain);
            }
        }
    }

    private static void latency(ServiceUnderTest service, TestTenant tenant) throws Exception {
        try (var crowd = new Crowd(service.baseUrl(), tenant, 500)) {
            crowd.send(100, Duration.ofSeconds(5));
            var times = crowd.send(300, Duration.ofSeconds(20));
            System.out.printf(
                    "send to receive, 1000 connections, 300 messages/s: p50 %.1f ms   p95 %.1f ms   p99 %.1f ms   most %.1f ms   (%d messages)%n",
                    times.percentile(50),
                    times.percentile(95),
                    times.percentile(99),
                    times.percentile(100),
                    times.count());
        }
    }
}
