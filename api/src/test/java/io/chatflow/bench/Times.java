package io.chatflow.bench;

import java.util.Arrays;
import java.util.Collection;

/// Durations, and how they spread.
public final class Times {

    private static final double NANOS_IN_A_MILLISECOND = 1_000_000;

    private long[] nanos = {};

    public void add(long[] more) {
        var all = Arrays.copyOf(nanos, nanos.length + more.length);
        System.arraycopy(more, 0, all, nanos.length, more.length);
        nanos = all;
    }

    public int count() {
        return nanos.length;
    }

    /// The middle of some values; 0 of none.
    static double median(Collection<? extends Number> values) {
        var sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /// Milliseconds that this share of all stays below; 100 is the longest.
    public double percentile(int percent) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_IN_A_MILLISECOND;
    }
}
