package io.chatflow.realtime.socket;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/// Runs the frames of one socket one after the other, off the event loop: concurrent handlers would swap a client's
/// messages.
final class Mailbox {

    /// Frames that a client may have sent before we read the first of them.
    private static final int CAPACITY = 2_000;

    private final Executor executor;
    private final BooleanSupplier budget;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Mailbox(Executor executor, BooleanSupplier budget) {
        this.executor = executor;
        this.budget = budget;
    }

    /// False when the client sends too fast or too much waits already; the frame was not taken.
    boolean offer(Runnable work) {
        if (!budget.getAsBoolean()) {
            return false;
        }
        synchronized (waiting) {
            if (waiting.size() >= CAPACITY) {
                return false;
            }
        }
        last(work);
        return true;
    }

    /// Work of our own that has to be done whatever the client sent before it.
    void last(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        while (true) {
            Runnable next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    running = false;
                    return;
                }
            }
            next.run();
        }
    }
}
