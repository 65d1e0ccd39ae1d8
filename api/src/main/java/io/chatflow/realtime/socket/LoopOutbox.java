package io.chatflow.realtime.socket;

import io.netty.channel.EventLoop;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is to be written on one event loop. A burst of frames for many sockets wakes the loop once, and each socket is
/// flushed once: waking and flushing cost more than the frames.
final class LoopOutbox {

    private static final ConcurrentHashMap<EventLoop, LoopOutbox> ALL = new ConcurrentHashMap<>();

    private final EventLoop loop;
    private final ConcurrentLinkedQueue<Runnable> due = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();

    private LoopOutbox(EventLoop loop) {
        this.loop = loop;
    }

    static LoopOutbox of(EventLoop loop) {
        return ALL.computeIfAbsent(loop, LoopOutbox::new);
    }

    /// Runs on the loop, after what was added before.
    void add(Runnable write) {
        due.add(write);
        if (woken.compareAndSet(false, true)) {
            loop.execute(this::writeAll);
        }
    }

    private void writeAll() {
        // Before the first is taken: what is added later than this wakes the loop again.
        woken.set(false);
        for (var write = due.poll(); write != null; write = due.poll()) {
            write.run();
        }
    }
}
