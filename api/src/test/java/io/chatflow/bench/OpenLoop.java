package io.chatflow.bench;

import io.chatflow.bench.Dialect.Seat;
import io.chatflow.faults.Checker;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Messages that leave at fixed times, whether or not the server keeps up, by turns from a shopper to the agent and
/// back. Times count from when a message should have left, so that a stall counts for all that it held up.
final class OpenLoop {

    private static final Duration SILENCE_AT_THE_END = Duration.ofSeconds(3);
    private static final Duration LEAD = Duration.ofMillis(200);

    /// Neighbours in time are no neighbours in number.
    private static final int STRIDE = 7919;

    /// Message numbers of all runs differ.
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Fleet fleet;
    private final Checker checker;
    private final int perSecond;
    private final int count;
    private final long first;
    private final long[] taken;
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile long lastHeard;
    private long begin;

    OpenLoop(Fleet fleet, int perSecond, Duration time, Checker checker) {
        this.fleet = fleet;
        this.checker = checker;
        this.perSecond = perSecond;
        this.count = (int) (perSecond * time.toMillis() / 1000);
        this.first = NUMBERS.getAndAdd(count);
        this.taken = new long[count];
    }

    Outcome run() throws InterruptedException {
        begin = System.nanoTime() + LEAD.toNanos();
        int sent = 0;
        while (sent < count) {
            long now = System.nanoTime();
            int due = (int) Math.min(count, Math.max(0, (now - begin) * (double) perSecond / 1e9 + 1));
            if (due > sent) {
                int from = sent;
                fleet.write(() -> send(from, due));
                sent = due;
            }
            LockSupport.parkNanos(Math.max(0, due(sent) - System.nanoTime()));
        }
        long end = System.nanoTime();
        awaitTheRest();
        return new Outcome(perSecond, count, acknowledged.get(), received.get(), fleet.refused(), end - begin, times());
    }

    private void awaitTheRest() throws InterruptedException {
        lastHeard = System.nanoTime();
        while ((received.get() < count || acknowledged.get() < acknowledgementsExpected())
                && System.nanoTime() - lastHeard < SILENCE_AT_THE_END.toNanos()) {
            Thread.sleep(5);
        }
    }

    /// An echo acknowledges nothing.
    private int acknowledgementsExpected() {
        return fleet.agents() == 0 ? 0 : count;
    }

    private void send(int from, int to) {
        for (int at = from; at < to; at++) {
            fleet.send(writer(at), conversation(at), first + at);
        }
    }

    private long due(int message) {
        return begin + (long) (message * 1e9 / perSecond);
    }

    private int conversation(int message) {
        return (int) ((long) (message / 2) * STRIDE % fleet.shoppers());
    }

    private Seat writer(int message) {
        int conversation = conversation(message);
        boolean agent = fleet.agents() > 0 && message % 2 == 1;
        return agent ? new Seat(true, conversation % fleet.agents()) : new Seat(false, conversation);
    }

    void acknowledged(Seat seat, long number, long seq) {
        lastHeard = System.nanoTime();
        int message = (int) (number - first);
        if (message >= 0 && message < count) {
            acknowledged.incrementAndGet();
            checker.acknowledged(conversation(message), number, seq);
            checker.received(seat.toString(), conversation(message), number, seq);
        }
    }

    void received(Seat seat, long number, long seq) {
        lastHeard = System.nanoTime();
        int message = (int) (number - first);
        if (message >= 0 && message < count) {
            if (taken[message] == 0) {
                taken[message] = lastHeard - due(message);
                received.incrementAndGet();
            }
            checker.received(seat.toString(), conversation(message), number, seq);
        }
    }

    private Times times() {
        var times = new Times();
        times.add(Arrays.stream(taken).filter(nanos -> nanos > 0).toArray());
        return times;
    }
}
