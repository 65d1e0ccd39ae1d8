package io.chatflow.bench;

/// What became of the messages of an open loop. `sendingNanos` is longer than planned where the generator itself could
/// not keep the rate.
record Outcome(int perSecond, int sent, int acknowledged, int received, int refused, long sendingNanos, Times times) {

    static final double LIMIT_MILLIS = 100;

    private static final double KEEPS_UP = 1.02;

    /// All arrived, 99 of 100 within the limit, and the generator kept the rate.
    boolean isSustained() {
        return received == sent
                && refused == 0
                && times.percentile(99) < LIMIT_MILLIS
                && sendingNanos < sent * 1e9 / perSecond * KEEPS_UP + 50e6;
    }

    @Override
    public String toString() {
        return "%d/s: sent %d, acknowledged %d, received %d, refused %d, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, most %.1f ms"
                .formatted(
                        perSecond,
                        sent,
                        acknowledged,
                        received,
                        refused,
                        times.percentile(50),
                        times.percentile(95),
                        times.percentile(99),
                        times.percentile(100));
    }
}
