package io.chatflow.bench;

import io.chatflow.faults.Checker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// How long messages of one server are under way at a fixed rate: the median of all rounds.
final class Latency {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final String name;
    private final int perSecond;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final List<Double> kilobytes = new ArrayList<>();

    Latency(String name, int perSecond) {
        this.name = name;
        this.perSecond = perSecond;
    }

    String name() {
        return name;
    }

    /// One round.
    ///
    /// @param database whose work counts as the server's; null for a server without one
    void add(Fleet fleet, ProcessHandle server, ProcessHandle database, Checker checker)
            throws IOException, InterruptedException {
        fleet.run(perSecond, WARM_UP, checker);
        var meter =
                new Meter(Stream.of(server, database).filter(Objects::nonNull).toList());
        var outcome = fleet.run(perSecond, ROUND, checker);
        outcomes.add(outcome);
        costs.add(meter.secondsForTenThousand(outcome.sent()));
        kilobytes.add((double) Usage.residentKilobytes(server) / fleet.connections());
        System.out.printf("  %-18s %s, others %.2f cores%n", name, outcome, meter.otherCores());
    }

    /// Milliseconds: the median of the rounds' percentiles.
    double median(int percent) {
        return Times.median(outcomes.stream()
                .map(outcome -> outcome.times().percentile(percent))
                .toList());
    }

    @Override
    public String toString() {
        int missing = outcomes.stream()
                .mapToInt(outcome -> outcome.sent() - outcome.received())
                .sum();
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p95 %.2f ms, p99 %.2f ms; %d missing; %.2f s of processor for 10,000 messages; %.0f kB resident per connection",
                median(50),
                median(95),
                median(99),
                missing,
                Times.median(costs),
                Times.median(kilobytes));
    }
}
