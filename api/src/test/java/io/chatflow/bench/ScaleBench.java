package io.chatflow.bench;

import io.chatflow.faults.Checker;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Ten thousand shoppers, and the peak at a thousand connections, in turns with the reference servers where their
/// directory is given. Prints a table in Markdown.
final class ScaleBench {

    private static final int SHOPPERS = 10_000;
    private static final int AGENTS = 100;
    private static final int PEAK_SHOPPERS = 900;
    private static final int AT_ONCE = 200;
    private static final int ROUNDS = 5;
    private static final int RATE = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private final Options options;
    private final Path data;
    private final int port;
    private final Table table = new Table();
    private final Checker checker = new Checker();
    private ShopCrowd crowd;

    private ScaleBench(Options options, Path data) throws IOException {
        this.options = options;
        this.data = data;
        this.port = ServiceUnderTest.freePort();
    }

    static void run(Options options, Path data) throws Exception {
        new ScaleBench(options, data).run();
    }

    private void run() throws Exception {
        try (var service = start()) {
            System.out.println("making " + SHOPPERS + " conversations …");
            crowd = new ShopCrowd(service.baseUrl(), SHOPPERS, AGENTS);
            crowd.newEntries();
            Postgres.in(data).awaitQuiet();
            latency(service);
        }
        comeback();
        try (var service = start()) {
            crowd = new ShopCrowd(service.baseUrl(), PEAK_SHOPPERS, AGENTS);
            crowd.newEntries();
            Postgres.in(data).awaitQuiet();
            peak(service);
        }
        System.out.println(table);
    }

    private ServiceUnderTest start() throws Exception {
        return ServiceUnderTest.start(options.commandWith("-Xmx1g"), data, port);
    }

    /// Each round opens all sockets anew: both sides together would need more than a process may have open.
    private void latency(ServiceUnderTest service) throws Exception {
        var results = new ArrayList<Latency>();
        results.add(new Latency("ChatFlow", RATE));
        var peers = peers(Postgres.in(data));
        if (peers != null) {
            results.add(new Latency("`ws`, echo only", RATE));
            results.add(new Latency("`ws` + PostgreSQL", RATE));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            var own = results.getFirst();
            crowd.renewTokens();
            try (var fleet = Fleet.open(new ChatFlowDialect(crowd, service.baseUrl()), SHOPPERS, AGENTS, AT_ONCE)) {
                if (round == 1) {
                    memory(service, fleet);
                }
                own.add(fleet, service.process().toHandle(), Postgres.in(data).postmaster(), checker);
            }
            if (peers != null) {
                try (var echo = peers.start("--echo");
                        var fleet = Fleet.open(
                                new ReferenceDialect(echo.port(), SHOPPERS, 0, true), SHOPPERS, 0, AT_ONCE)) {
                    results.get(1).add(fleet, echo.process().toHandle(), null, new Checker());
                }
                try (var plain = peers.start();
                        var fleet = Fleet.open(
                                new ReferenceDialect(plain.port(), SHOPPERS, AGENTS, false),
                                SHOPPERS,
                                AGENTS,
                                AT_ONCE)) {
                    results.get(2)
                            .add(
                                    fleet,
                                    plain.process().toHandle(),
                                    Postgres.in(data).postmaster(),
                                    new Checker());
                }
            }
        }
        Bench.report(checker.compare(crowd.newEntries()));
        results.forEach(result -> table.add(
                "%s: send to receive, %,d connections, %,d messages/s".formatted(result.name(), SHOPPERS, RATE),
                result.toString()));
    }

    private void memory(ServiceUnderTest service, Fleet fleet) throws Exception {
        var handle = service.process().toHandle();
        long resident = Usage.residentKilobytes(handle);
        table.add(
                "ChatFlow: resident memory with %,d idle sockets, `-Xmx1g`".formatted(fleet.connections()),
                "%d MB; heap after a collection %d MB"
                        .formatted(resident / 1024, Usage.heapAfterCollection(handle) / 1024));
    }

    /// All sockets at once at a service that has just been started again.
    private void comeback() throws Exception {
        try (var service = start()) {
            crowd.renewTokens();
            var dialect = new ChatFlowDialect(crowd, service.baseUrl());
            try (var fleet = Fleet.open(dialect, SHOPPERS, AGENTS, SHOPPERS + AGENTS)) {
                table.add(
                        "ChatFlow: %,d sockets come back at once after a restart".formatted(fleet.connections()),
                        "all caught up after %.1f s"
                                .formatted(fleet.welcomedAfter().toMillis() / 1000.0));
            }
        }
    }

    private void peak(ServiceUnderTest service) throws Exception {
        var postgres = Postgres.in(data);
        var peers = peers(postgres);
        var searches = new ArrayList<PeakSearch>();
        var open = new ArrayList<AutoCloseable>();
        var commits = new ArrayList<Double>();
        try (var oneRow = new OneRowCommits(postgres)) {
            var fleet = Fleet.open(new ChatFlowDialect(crowd, service.baseUrl()), PEAK_SHOPPERS, AGENTS, AT_ONCE);
            open.add(fleet);
            searches.add(
                    new PeakSearch("ChatFlow", fleet, List.of(service.process().toHandle(), postgres.postmaster())));
            if (peers != null) {
                for (var mode : Map.of("`ws` + PostgreSQL", List.<String>of(), "`ws`, group commit", List.of("--batch"))
                        .entrySet()) {
                    var server = peers.start(mode.getValue().toArray(String[]::new));
                    open.add(server);
                    var dialect = new ReferenceDialect(server.port(), PEAK_SHOPPERS, AGENTS, false);
                    var own = Fleet.open(dialect, PEAK_SHOPPERS, AGENTS, AT_ONCE);
                    open.addFirst(own);
                    searches.add(new PeakSearch(
                            mode.getKey(), own, List.of(server.process().toHandle(), postgres.postmaster())));
                }
            }
            var own = new Checker();
            // A virtual machine compiles what it runs often: the first seconds cost several times as much.
            fleet.run(RATE, WARM_UP.multipliedBy(5), own);
            for (int round = 1; round <= ROUNDS; round++) {
                commits.add(oneRow.perSecond(WARM_UP));
                for (var search : searches) {
                    search.round(search.name().equals("ChatFlow") ? own : new Checker());
                }
            }
            Bench.report(own.compare(crowd.newEntries()));
        } finally {
            for (var one : open) {
                one.close();
            }
        }
        searches.forEach(search -> table.add(
                "%s: durable messages/s with p99 < 100 ms, 1,000 connections".formatted(search.name()),
                String.format(
                        Locale.ROOT,
                        "%,d; %.2f s of processor for 10,000 messages, database included",
                        search.peak(),
                        search.cost())));
        table.add("one-row commits on 10 connections", String.format(Locale.ROOT, "%,.0f/s", Times.median(commits)));
    }

    private Peers peers(Postgres postgres) throws IOException, InterruptedException, SQLException {
        return options.peers().isPresent() ? new Peers(options.peers().get(), data, postgres) : null;
    }
}
