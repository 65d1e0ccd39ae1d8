package io.chatflow.realtime.socket;

import io.chatflow.realtime.CloseCode;
import io.chatflow.realtime.Wire;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /api/v1/realtime`. Its methods run on the event loop and only hand over: the work is done in each socket's
/// mailbox.
@ServerWebSocket("/api/v1/realtime")
@Secured(SecurityRule.IS_ANONYMOUS)
final class RealtimeSocket {

    private static final Logger LOG = LoggerFactory.getLogger(RealtimeSocket.class);
    private static final String CONNECTION = "chatflow.connection";
    private static final String HANDLER = "websocket-handler";

    private final Wire wire;
    private final Clock clock;
    private final Connections connections;
    private final FrameDispatcher dispatcher;
    private final boolean limited;
    private final Duration helloWithin;
    private final long pendingLimit;
    private final Executor executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("socket-", 0).factory());

    RealtimeSocket(
            Wire wire,
            Clock clock,
            Connections connections,
            FrameDispatcher dispatcher,
            @Value("${chatflow.limits.enabled:true}") boolean limited,
            @Value("${chatflow.realtime.hello-within:5s}") Duration helloWithin,
            @Value("${chatflow.realtime.pending-bytes:4194304}") long pendingLimit) {
        this.wire = wire;
        this.clock = clock;
        this.connections = connections;
        this.dispatcher = dispatcher;
        this.limited = limited;
        this.helloWithin = helloWithin;
        this.pendingLimit = pendingLimit;
    }

    @OnOpen
    void open(WebSocketSession session, HttpRequest<?> request) {
        var channel = ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        var origin = request.getHeaders().get("Origin");
        var connection = new NettyConnection(
                channel,
                wire,
                origin,
                new Mailbox(executor, FrameBudget.of(limited)),
                FrameBudget.ofHellos(limited),
                clock.instant(),
                pendingLimit);
        session.put(CONNECTION, connection);
        connections.opened(connection);
        // The framework adds its own handler after this method: the guard has to wait for its place before it.
        channel.eventLoop().execute(() -> {
            if (channel.pipeline().get(HANDLER) != null) {
                channel.pipeline()
                        .addBefore(
                                HANDLER,
                                "frame-guard",
                                new FrameGuard(() -> take(connection, () -> dispatcher.refuseBinary(connection))));
            }
        });
        channel.eventLoop()
                .schedule(() -> closeUnlessGreeted(connection), helloWithin.toMillis(), TimeUnit.MILLISECONDS);
    }

    @OnMessage(maxPayloadLength = FrameGuard.LIMIT)
    void message(WebSocketSession session, String text) {
        session.get(CONNECTION, NettyConnection.class)
                .ifPresent(connection -> take(connection, () -> dispatcher.dispatch(connection, text)));
    }

    @OnClose
    void close(WebSocketSession session) {
        session.get(CONNECTION, NettyConnection.class).ifPresent(connections::closed);
    }

    @OnError
    void error(WebSocketSession session, Throwable failure) {
        LOG.debug("socket failed: {}", failure.toString());
        session.get(CONNECTION, NettyConnection.class).ifPresent(connections::closed);
        session.close();
    }

    private void take(NettyConnection connection, Runnable work) {
        connection.heard(clock.instant());
        if (!connection.mailbox().offer(work)) {
            connection.close(CloseCode.TOO_MANY_FRAMES);
        }
    }

    private static void closeUnlessGreeted(NettyConnection connection) {
        if (!connection.hasSaidHello()) {
            connection.close(CloseCode.HELLO_REQUIRED);
        }
    }
}
