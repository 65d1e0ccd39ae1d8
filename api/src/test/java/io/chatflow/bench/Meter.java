package io.chatflow.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Processor time between two moments: of those that are measured, of the generator, and of everything else.
public final class Meter {

    private final List<ProcessHandle> measured;
    private final long begin = System.nanoTime();
    private final Duration measuredBefore;
    private final Duration ownBefore;
    private final Duration machineBefore;

    public Meter(List<ProcessHandle> measured) throws IOException {
        this.measured = measured;
        measuredBefore = Usage.cpu(measured);
        ownBefore = own();
        machineBefore = Usage.cpuOfMachine();
    }

    /// Seconds of processor time for ten thousand messages.
    public double secondsForTenThousand(int messages) {
        return seconds(Usage.cpu(measured).minus(measuredBefore)) * 10_000 / messages;
    }

    /// Cores that the generator takes.
    double ownCores() {
        return seconds(own().minus(ownBefore)) / elapsed();
    }

    /// Cores that neither the measured nor the generator take: a run counts when they are few.
    public double otherCores() throws IOException {
        var others = Usage.cpuOfMachine()
                .minus(machineBefore)
                .minus(own().minus(ownBefore))
                .minus(Usage.cpu(measured).minus(measuredBefore));
        return seconds(others) / elapsed();
    }

    private double elapsed() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
