package io.chatflow.bench;

import io.chatflow.faults.Checker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The highest rate, on a ladder of steps of a tenth, that one server sustains. Each round begins where the last one
/// ended.
final class PeakSearch {

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final double RUNG = 1.1;
    private static final double LOWEST = 1_000;
    private static final int COARSE = 4;

    private final String name;
    private final Fleet fleet;
    private final List<ProcessHandle> measured;
    private final List<Integer> peaks = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private int rung = COARSE;
    private double cost;

    PeakSearch(String name, Fleet fleet, List<ProcessHandle> measured) {
        this.name = name;
        this.fleet = fleet;
        this.measured = measured;
    }

    /// Climbs while the rate is sustained, else goes down until it is; the first round in larger steps.
    void round(Checker checker) throws InterruptedException, IOException {
        int stride = peaks.isEmpty() ? COARSE : 1;
        boolean climbing = sustains(rung, checker);
        while (climbing && sustains(rung + stride, checker)) {
            rung += stride;
        }
        while (!climbing && rung > 0 && !sustains(--rung, checker)) {
            continue;
        }
        peaks.add(rate(rung));
        costs.add(cost);
    }

    private boolean sustains(int step, Checker checker) throws InterruptedException, IOException {
        var meter = new Meter(measured);
        var outcome = fleet.run(rate(step), STEP, checker);
        var seconds = meter.secondsForTenThousand(outcome.sent());
        System.out.printf(
                "  %-18s %s, %.2f s of processor for 10,000, generator %.2f cores, others %.2f%n",
                name, outcome, seconds, meter.ownCores(), meter.otherCores());
        if (outcome.isSustained()) {
            cost = seconds;
        }
        return outcome.isSustained();
    }

    private static int rate(int rung) {
        return (int) Math.round(LOWEST * Math.pow(RUNG, rung) / 100) * 100;
    }

    String name() {
        return name;
    }

    int peak() {
        return (int) Times.median(peaks);
    }

    /// Seconds of processor time for 10,000 messages at the peak.
    double cost() {
        return Times.median(costs);
    }
}
