package io.chatflow.bench;

import io.chatflow.faults.Checker;
import io.chatflow.testing.RedisServer;
import io.chatflow.testing.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Two nodes on one database with Redis between them. Shoppers are on the first; agents on the same or on the second,
/// in turns.
final class NodesBench {

    private static final int SHOPPERS = 900;
    private static final int AGENTS = 100;
    private static final int RATE = 300;
    private static final int ROUNDS = 5;

    private NodesBench() {}

    static void run(Options options, Path data) throws Exception {
        var elsewhere = Files.createDirectories(data.resolve("second"));
        try (var redis = RedisServer.started();
                var first = start(options.command(), data, redis, "first", Map.of());
                var second = start(options.command(), elsewhere, redis, "second", Postgres.settings(data))) {
            var crowd = new ShopCrowd(first.baseUrl(), SHOPPERS, AGENTS);
            crowd.newEntries();
            Postgres.in(data).awaitQuiet();
            measure(crowd, first, second);
        }
    }

    private static void measure(ShopCrowd crowd, ServiceUnderTest first, ServiceUnderTest second) throws Exception {
        var same = new Latency("on the same node", RATE);
        var across = new Latency("across two nodes", RATE);
        var checker = new Checker();
        // Both ways are warm before they are measured.
        round(crowd, first, second, new Latency("(warming up)", RATE), checker);
        for (int round = 1; round <= ROUNDS; round++) {
            round(crowd, first, first, same, checker);
            round(crowd, first, second, across, checker);
        }
        Bench.report(checker.compare(crowd.newEntries()));
        var table = new Table();
        for (var latency : List.of(same, across)) {
            table.add(
                    "send to receive %s, %,d messages/s".formatted(latency.name(), RATE),
                    String.format(
                            Locale.ROOT,
                            "p50 %.2f ms, p95 %.2f ms, p99 %.2f ms",
                            latency.median(50),
                            latency.median(95),
                            latency.median(99)));
        }
        table.add(
                "p99 across nodes to p99 on the same",
                String.format(Locale.ROOT, "%.2f", across.median(99) / same.median(99)));
        System.out.println(table);
    }

    private static void round(
            ShopCrowd crowd, ServiceUnderTest shoppers, ServiceUnderTest agents, Latency latency, Checker checker)
            throws Exception {
        crowd.renewTokens();
        var dialect = new ChatFlowDialect(crowd, shoppers.baseUrl(), agents.baseUrl());
        try (var fleet = Fleet.open(dialect, SHOPPERS, AGENTS, AGENTS)) {
            latency.add(fleet, agents.process().toHandle(), null, checker);
        }
    }

    private static ServiceUnderTest start(
            List<String> command, Path data, RedisServer redis, String name, Map<String, String> database)
            throws Exception {
        var settings = new HashMap<>(database);
        settings.put("REDIS_URI", redis.uri());
        settings.put("CHATFLOW_NODE", name);
        settings.put("CHATFLOW_MASTER_KEY", TestService.MASTER_KEY);
        return ServiceUnderTest.start(command, data, ServiceUnderTest.freePort(), settings);
    }
}
