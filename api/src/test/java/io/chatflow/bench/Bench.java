package io.chatflow.bench;

import io.chatflow.bench.assistant.AssistantBench;
import io.chatflow.faults.Checker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Measures the packaged service on this machine: how soon it is ready, how long a message is under way, how many it
/// takes, and what they cost. Numbers of one run are to be compared with each other, not with another machine's.
final class Bench {

    private static final int SHOPPERS = 900;
    private static final int AGENTS = 100;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(5);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments);
        var data = Files.createTempDirectory("chatflow-bench-");
        switch (options.subject()) {
            case SCALE -> ScaleBench.run(options, data);
            case NODES -> NodesBench.run(options, data);
            case AGE -> AgeBench.run(options, data);
            case ASSISTANT -> AssistantBench.run(options, data);
            case QUICK -> {
                if (options.load().isPresent()) {
                    load(options, data);
                } else {
                    quick(options, data);
                }
            }
        }
    }

    private static void quick(Options options, Path data) throws Exception {
        try (var first = ServiceUnderTest.start(options.command(), data)) {
            System.out.printf(
                    "start to ready, new data directory       %6d ms%n",
                    first.readyAfter().toMillis());
        }
        try (var service = ServiceUnderTest.start(options.command(), data)) {
            System.out.printf(
                    "start to ready, existing data directory  %6d ms%n",
                    service.readyAfter().toMillis());
            quick(service, data);
        }
    }

    private static void quick(ServiceUnderTest service, Path data) throws Exception {
        var postgres = Postgres.in(data);
        var crowd = new ShopCrowd(service.baseUrl(), SHOPPERS, AGENTS);
        crowd.newEntries();
        postgres.awaitQuiet();
        var checker = new Checker();
        var measured = List.of(service.process().toHandle(), postgres.postmaster());
        try (var fleet = open(service, crowd);
                var commits = new OneRowCommits(postgres)) {
            fleet.run(1_000, ROUND, checker);
            System.out.println("send to receive, 1000 connections: " + fleet.run(300, ROUND.multipliedBy(3), checker));
            var search = new PeakSearch("chatflow", fleet, measured);
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.printf("one-row commits, 10 connections          %6.0f/s%n", commits.perSecond(ROUND));
                search.round(checker);
            }
            System.out.printf(
                    "durable messages with p99 < 100 ms       %6d/s, %.2f s of processor for 10,000%n",
                    search.peak(), search.cost());
        }
        report(checker.compare(crowd.newEntries()));
    }

    private static void load(Options options, Path data) throws Exception {
        var load = options.load().orElseThrow();
        try (var service = ServiceUnderTest.start(options.command(), data)) {
            var crowd = new ShopCrowd(service.baseUrl(), SHOPPERS, AGENTS);
            crowd.newEntries();
            Postgres.in(data).awaitQuiet();
            var checker = new Checker();
            var measured =
                    List.of(service.process().toHandle(), Postgres.in(data).postmaster());
            System.out.println("service " + service.process().pid() + ", data in " + data);
            try (var fleet = open(service, crowd)) {
                fleet.run(load.perSecond(), ROUND, checker);
                var meter = new Meter(measured);
                var ofService = new Meter(measured.subList(0, 1));
                var outcome = fleet.run(load.perSecond(), Duration.ofSeconds(load.seconds()), checker);
                System.out.printf(
                        "%s%nseconds of processor for 10,000: %.2f, of them the service %.2f; generator %.2f cores, others %.2f%n",
                        outcome,
                        meter.secondsForTenThousand(outcome.sent()),
                        ofService.secondsForTenThousand(outcome.sent()),
                        meter.ownCores(),
                        meter.otherCores());
            }
            report(checker.compare(crowd.newEntries()));
        }
    }

    private static Fleet open(ServiceUnderTest service, ShopCrowd crowd) throws InterruptedException {
        return Fleet.open(new ChatFlowDialect(crowd, service.baseUrl()), crowd.shoppers(), crowd.agents(), AGENTS);
    }

    static void report(List<String> findings) {
        System.out.println(
                findings.isEmpty()
                        ? "checked: every acknowledged message stands once, in one order for everyone, without a gap"
                        : "WRONG: " + findings.size() + " findings, such as " + findings.getFirst());
        if (!findings.isEmpty()) {
            System.exit(1);
        }
    }
}
