package io.chatflow.realtime.socket;

import io.chatflow.identity.Caller;
import io.chatflow.realtime.CloseCode;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.Encoded;
import io.chatflow.realtime.Wire;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A socket on its Netty channel. Writes go to the channel directly, because it alone knows how much the reader has not
/// taken yet.
final class NettyConnection implements Connection {

    private static final int SECONDS_TO_TAKE_THE_CLOSE = 10;
    private static final int SECONDS_TO_ANSWER_THE_CLOSE = 2;

    private final UUID id = UUID.randomUUID();
    private final Channel channel;
    private final Wire wire;
    private final @Nullable String origin;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final LoopOutbox outbox;
    private final ConcurrentLinkedQueue<WebSocketFrame> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final long pendingLimit;
    private final Mailbox mailbox;
    private final BooleanSupplier hellos;
    private volatile @Nullable Caller caller;
    private volatile Instant tokenExpires = Instant.MAX;
    private volatile Instant lastHeard;
    private volatile boolean pinged;
    private volatile boolean saidHello;

    /// @param pendingLimit bytes; with more than this waiting in memory the reader is too slow: it is closed and
    /// resumes
    /// when it can
    NettyConnection(
            Channel channel,
            Wire wire,
            @Nullable String origin,
            Mailbox mailbox,
            BooleanSupplier hellos,
            Instant now,
            long pendingLimit) {
        this.channel = channel;
        this.outbox = LoopOutbox.of(channel.eventLoop());
        this.pendingLimit = pendingLimit;
        this.wire = wire;
        this.origin = origin;
        this.mailbox = mailbox;
        this.hellos = hellos;
        this.lastHeard = now;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("no hello yet");
        }
        return caller;
    }

    @Override
    public @Nullable String origin() {
        return origin;
    }

    @Override
    public void send(ServerFrame frame) {
        send(wire.encode(frame));
    }

    @Override
    public void send(Encoded frame) {
        if (closing.get() || !channel.isActive()) {
            return;
        }
        if (waitingBytes.get() + pendingBytes() > pendingLimit) {
            close(CloseCode.SLOW_READER);
            return;
        }
        waitingBytes.addAndGet(frame.json().length);
        enqueue(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame.json())));
    }

    private void enqueue(WebSocketFrame frame) {
        waiting.add(frame);
        if (scheduled.compareAndSet(false, true)) {
            outbox.add(this::writeWaiting);
        }
    }

    private void writeWaiting() {
        // Before the first is taken: what is added later than this is scheduled again.
        scheduled.set(false);
        for (var frame = waiting.poll(); frame != null; frame = waiting.poll()) {
            if (frame instanceof CloseWebSocketFrame) {
                channel.write(frame).addListener(written -> closeOnceAnswered(channel));
            } else {
                waitingBytes.addAndGet(-frame.content().readableBytes());
                channel.write(frame, channel.voidPromise());
            }
        }
        channel.flush();
    }

    @Override
    public void close(CloseCode code) {
        if (closing.compareAndSet(false, true)) {
            enqueue(new CloseWebSocketFrame(code.code(), code.reason()));
            channel.eventLoop().schedule(() -> channel.close(), SECONDS_TO_TAKE_THE_CLOSE, TimeUnit.SECONDS);
        }
    }

    /// The close frame has left. What the client is still sending is read and dropped until it answers: a connection
    /// that ends with unread bytes ends in a reset, and the code may be lost on the way.
    static void closeOnceAnswered(Channel channel) {
        channel.eventLoop().schedule(() -> channel.close(), SECONDS_TO_ANSWER_THE_CLOSE, TimeUnit.SECONDS);
    }

    @Override
    public boolean isOpen() {
        return !closing.get() && channel.isActive();
    }

    boolean isGreeted() {
        return caller != null;
    }

    /// A hello has come, and perhaps waits its turn.
    boolean hasSaidHello() {
        return saidHello;
    }

    /// False for one too many.
    boolean saidHello() {
        saidHello = true;
        return hellos.getAsBoolean();
    }

    void greetedAs(Caller proven, Instant expires) {
        caller = proven;
        tokenExpires = expires;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Instant tokenExpires() {
        return tokenExpires;
    }

    Instant lastHeard() {
        return lastHeard;
    }

    void heard(Instant now) {
        lastHeard = now;
        pinged = false;
    }

    /// True once for each silence.
    boolean pingIsDue() {
        if (pinged) {
            return false;
        }
        pinged = true;
        return true;
    }

    private long pendingBytes() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
