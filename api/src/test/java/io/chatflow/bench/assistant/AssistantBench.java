package io.chatflow.bench.assistant;

import io.chatflow.bench.Meter;
import io.chatflow.bench.Options;
import io.chatflow.bench.Postgres;
import io.chatflow.bench.ServiceUnderTest;
import io.chatflow.bench.Table;
import io.chatflow.bench.Times;
import io.chatflow.testing.TestTenant;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// How soon the assistant begins to answer when fifty shoppers talk to it at once, and what a thousand tenants with
/// help centres cost in memory. Prints a table in Markdown.
public final class AssistantBench {

    private static final int SHOPPERS = 50;
    private static final int ORDERS = 1000;
    private static final int IN_ONE_BATCH = 250;
    private static final int FIRST_ORDER = 50_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration READING = Duration.ofSeconds(1);
    private static final List<String> OF_VISITORS = List.of(
            "how do I return thing number 7?",
            "what does delivery of thing number 12 cost?",
            "how long is the guarantee of thing number 23?",
            "how do I clean thing number 31?",
            "where is my order?",
            "thank you");
    private static final List<String> OF_CUSTOMERS = List.of(
            "where is my order?",
            "what did I order?",
            "Wo ist meine Bestellung?",
            "has my parcel been shipped?",
            "how do I clean thing number 3?",
            "what is in my cart?");

    private AssistantBench() {}

    public static void run(Options options, Path data) throws Exception {
        var table = new Table();
        try (var service = ServiceUnderTest.start(options.command(), data)) {
            firstWords(service, data, table);
        }
        var another = Files.createTempDirectory("chatflow-bench-");
        try (var service = ServiceUnderTest.start(options.command(), another)) {
            AssistantMemory.measure(service, Postgres.in(another), table);
        }
        System.out.println(table);
    }

    private static void firstWords(ServiceUnderTest service, Path data, Table table) throws Exception {
        var shop = TestTenant.createAt(service.baseUrl(), 0);
        for (int from = 0; from < ORDERS; from += IN_ONE_BATCH) {
            shop.siteServer().post("/api/v1/commerce/batch", Map.of("orders", orders(from)));
        }
        // Of somebody else: that the shop reports carts at all lets those who have none be told so.
        shop.siteServer().post("/api/v1/commerce/batch", Map.of("carts", List.of(cart())));
        AssistantMemory.write(shop);
        Postgres.in(data).awaitQuiet();
        var measured = List.of(service.process().toHandle(), Postgres.in(data).postmaster());
        var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            for (var pause : List.of(READING, Duration.ZERO)) {
                var asking = asking(shop, service.baseUrl(), loop, pause);
                Thread.sleep(WARM_UP);
                asking.forEach(AskingShopper::forgetTimes);
                var meter = new Meter(measured);
                Thread.sleep(ROUND);
                var begun = new Times();
                var ended = new Times();
                for (var shopper : asking) {
                    begun.add(shopper.firstWords());
                    ended.add(shopper.wholeAnswers());
                    shopper.stop();
                }
                table.add(
                        pause.isZero()
                                ? SHOPPERS + " shoppers, each asks again at once"
                                : SHOPPERS + " shoppers, each asks again after a second",
                        "first words p50 %.0f ms, p95 %.0f ms, longest %.0f ms; whole answer p95 %.0f ms; %.1f answers/s, %.1f ms of processor for each; others %.2f cores"
                                .formatted(
                                        begun.percentile(50),
                                        begun.percentile(95),
                                        begun.percentile(100),
                                        ended.percentile(95),
                                        ended.count() / (double) ROUND.toSeconds(),
                                        meter.secondsForTenThousand(ended.count()) / 10,
                                        meter.otherCores()));
            }
        } finally {
            loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    /// Half of them signed in.
    private static List<AskingShopper> asking(
            TestTenant shop, String baseUrl, MultiThreadIoEventLoopGroup loop, Duration pause) throws Exception {
        var opening = new ArrayList<Callable<AskingShopper>>();
        for (int number = 0; number < SHOPPERS; number++) {
            int one = number;
            opening.add(() -> one % 2 == 0
                    ? AskingShopper.open(shop.visitor(), baseUrl, loop, rotated(OF_VISITORS, one), pause)
                    : AskingShopper.open(shop.customer("c-" + one), baseUrl, loop, rotated(OF_CUSTOMERS, one), pause));
        }
        var asking = new ArrayList<AskingShopper>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(opening)) {
                asking.add(done.get());
            }
        }
        return asking;
    }

    private static List<String> rotated(List<String> questions, int by) {
        var rotated = new ArrayList<>(questions);
        Collections.rotate(rotated, by);
        return List.copyOf(rotated);
    }

    private static Map<String, Object> cart() {
        var total = Map.of("amountMinor", 1000, "currency", "EUR");
        return Map.of(
                "externalId",
                "cart-1",
                "customerExternalId",
                "c-" + FIRST_ORDER,
                "lines",
                List.of(Map.of("title", "Thing number 1", "quantity", 1, "total", total)),
                "total",
                total,
                "updatedAt",
                "2026-11-02T08:00:00Z");
    }

    private static List<Map<String, Object>> orders(int from) {
        var orders = new ArrayList<Map<String, Object>>();
        for (int i = from; i < from + IN_ONE_BATCH; i++) {
            var number = String.valueOf(FIRST_ORDER + i);
            orders.add(Map.of(
                    "externalId",
                    number,
                    "number",
                    number,
                    "customerExternalId",
                    "c-" + i,
                    "status",
                    "processing",
                    "total",
                    Map.of("amountMinor", 1000 + i, "currency", "EUR"),
                    "lines",
                    List.of(Map.of("title", "Thing number " + i % 50, "quantity", 1)),
                    "placedAt",
                    "2026-11-01T08:00:00Z",
                    "updatedAt",
                    "2026-11-02T08:00:00Z"));
        }
        return orders;
    }
}
