package io.chatflow.bench;

import io.chatflow.bench.Dialect.Heard;
import io.chatflow.bench.Dialect.Seat;
import io.chatflow.faults.Checker;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The sockets of all seats at one server, on one event loop.
final class Fleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Dialect dialect;
    private final LoadSocket[] shoppers;
    private final LoadSocket[] agents;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile OpenLoop running;
    private Duration welcomedAfter = Duration.ZERO;

    private Fleet(Dialect dialect, int shoppers, int agents) {
        this.dialect = dialect;
        this.shoppers = new LoadSocket[shoppers];
        this.agents = new LoadSocket[agents];
    }

    /// Returns when every seat is welcomed.
    ///
    /// @param atOnce sockets that may be on their way at the same time
    static Fleet open(Dialect dialect, int shoppers, int agents, int atOnce) throws InterruptedException {
        var fleet = new Fleet(dialect, shoppers, agents);
        try {
            fleet.open(atOnce);
            return fleet;
        } catch (RuntimeException | InterruptedException failure) {
            fleet.close();
            throw failure;
        }
    }

    private void open(int atOnce) throws InterruptedException {
        var seats = new ArrayList<Seat>();
        for (int number = 0; number < agents.length; number++) {
            seats.add(new Seat(true, number));
        }
        for (int number = 0; number < shoppers.length; number++) {
            seats.add(new Seat(false, number));
        }
        var begin = System.nanoTime();
        var places = new Semaphore(atOnce);
        var welcomed = new CountDownLatch(seats.size());
        for (var seat : seats) {
            places.acquire();
            take(seat, () -> {
                places.release();
                welcomed.countDown();
            });
        }
        if (!welcomed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(welcomed.getCount() + " sockets were not welcomed");
        }
        welcomedAfter = Duration.ofNanos(System.nanoTime() - begin);
    }

    private void take(Seat seat, Runnable onWelcome) {
        var sockets = seat.agent() ? agents : shoppers;
        var welcomed = new AtomicBoolean();
        // As clients do: again, a little later.
        Runnable again = () -> {
            if (!welcomed.get() && !loop.isShuttingDown()) {
                loop.schedule(() -> take(seat, onWelcome), 200, TimeUnit.MILLISECONDS);
            }
        };
        Runnable ready = () -> {
            if (welcomed.compareAndSet(false, true)) {
                onWelcome.run();
            }
        };
        LoadSocket.open(loop, dialect.address(seat), text -> hear(seat, text, welcomed.get(), ready), again)
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        again.run();
                        return;
                    }
                    sockets[seat.number()] = socket;
                    dialect.greeting(seat).forEach(socket::send);
                    if (dialect instanceof ReferenceDialect reference && reference.echo()) {
                        ready.run();
                    }
                });
    }

    private void hear(Seat seat, String text, boolean welcomed, Runnable ready) {
        switch (dialect.hear(text)) {
            case Heard.Welcome welcome -> ready.run();
            case Heard.Acknowledged(var number, var seq) -> {
                if (running != null) {
                    running.acknowledged(seat, number, seq);
                }
            }
            case Heard.Received(var number, var seq) -> {
                if (running != null) {
                    running.received(seat, number, seq);
                }
            }
            case Heard.Refused ignored -> {
                refused.incrementAndGet();
                if (!welcomed) {
                    socket(seat).close();
                }
            }
            case Heard.Asked(var answer) -> socket(seat).send(answer);
            case Heard.Other ignored -> {}
        }
    }

    private LoadSocket socket(Seat seat) {
        return (seat.agent() ? agents : shoppers)[seat.number()];
    }

    /// Sends at a fixed rate and waits until all is received or nothing comes any more.
    Outcome run(int perSecond, Duration time, Checker checker) throws InterruptedException {
        refused.set(0);
        running = new OpenLoop(this, perSecond, time, checker);
        try {
            return running.run();
        } finally {
            running = null;
        }
    }

    void write(Runnable frames) {
        loop.execute(frames);
    }

    void send(Seat writer, int conversation, long number) {
        socket(writer).send(dialect.message(conversation, number));
    }

    int shoppers() {
        return shoppers.length;
    }

    int agents() {
        return agents.length;
    }

    int refused() {
        return refused.get();
    }

    /// From the first connect to the last welcome.
    Duration welcomedAfter() {
        return welcomedAfter;
    }

    int connections() {
        return shoppers.length + agents.length;
    }

    long openSockets() {
        return List.of(shoppers, agents).stream()
                .flatMap(java.util.Arrays::stream)
                .filter(socket -> socket != null && socket.isOpen())
                .count();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
