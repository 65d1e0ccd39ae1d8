package io.chatflow.realtime.socket;

import io.chatflow.identity.Caller;
import io.chatflow.identity.Callers;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.CloseCode;
import io.chatflow.realtime.ConnectionListener;
import io.chatflow.realtime.FrameHandler;
import io.chatflow.realtime.Wire;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a frame and gives it to the feature that serves it.
@Singleton
class FrameDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(FrameDispatcher.class);

    private final Wire wire;
    private final Callers callers;
    private final OriginCheck origins;
    private final SocketShares shares;
    private final WithdrawnRights withdrawn;
    private final List<ConnectionListener> listeners;
    private final Map<Class<?>, FrameHandler<?>> handlers;
    private final Semaphore greetings;

    /// @param greetingsAtOnce after a restart all sockets come back in the same moment: they wait in line rather than
    /// for connections to the database, whose patience is short
    FrameDispatcher(
            Wire wire,
            Callers callers,
            OriginCheck origins,
            SocketShares shares,
            WithdrawnRights withdrawn,
            List<ConnectionListener> listeners,
            List<FrameHandler<?>> handlers,
            @Value("${chatflow.realtime.greetings-at-once:12}") int greetingsAtOnce) {
        this.greetings = new Semaphore(greetingsAtOnce, true);
        this.wire = wire;
        this.callers = callers;
        this.origins = origins;
        this.shares = shares;
        this.withdrawn = withdrawn;
        this.listeners = listeners;
        this.handlers = handlers.stream().collect(Collectors.toMap(FrameHandler::frame, Function.identity()));
    }

    void dispatch(NettyConnection connection, String text) {
        if (!connection.isOpen()) {
            return;
        }
        try {
            serve(connection, wire.decode(text));
        } catch (ProblemException refusal) {
            refuse(connection, refusal, wire.clientIdOf(text).orElse(null));
        } catch (RuntimeException failure) {
            connection.send(failure(failure, wire.clientIdOf(text).orElse(null)));
        }
    }

    private static ServerFrame.Failure failure(RuntimeException failure, @Nullable UUID clientId) {
        if (DatabaseFaults.isGone(failure)) {
            return ServerFrame.Failure.of(Problems.unavailable(), clientId);
        }
        LOG.error("a frame could not be served", failure);
        return ServerFrame.Failure.internal(clientId);
    }

    void refuseBinary(NettyConnection connection) {
        if (connection.isGreeted()) {
            refuse(connection, Wire.binaryRefused(), null);
        } else {
            connection.close(CloseCode.HELLO_REQUIRED);
        }
    }

    private void serve(NettyConnection connection, ClientFrame frame) {
        if (frame instanceof ClientFrame.Hello hello) {
            if (connection.saidHello()) {
                greetInTurn(connection, hello);
            } else {
                connection.close(CloseCode.TOO_MANY_FRAMES);
            }
        } else if (!connection.isGreeted()) {
            connection.close(CloseCode.HELLO_REQUIRED);
        } else if (frame instanceof ClientFrame.Ping) {
            connection.send(new ServerFrame.Pong());
        } else if (!(frame instanceof ClientFrame.Pong)) {
            handle(connection, frame);
        }
    }

    @SuppressWarnings("unchecked")
    private void handle(NettyConnection connection, ClientFrame frame) {
        var handler = (FrameHandler<ClientFrame>) handlers.get(frame.getClass());
        if (handler == null) {
            throw new IllegalStateException("nobody serves " + frame.getClass());
        }
        handler.handle(connection, frame);
    }

    private void greetInTurn(NettyConnection connection, ClientFrame.Hello hello) {
        greetings.acquireUninterruptibly();
        try {
            if (connection.isOpen()) {
                greet(connection, hello);
            }
        } finally {
            greetings.release();
        }
    }

    private void greet(NettyConnection connection, ClientFrame.Hello hello) {
        try {
            var caller = callers.authenticate(hello.token());
            origins.check(caller, connection.origin());
            if (!shares.take(connection, caller)) {
                connection.send(ServerFrame.Failure.of(SocketShares.refusal(), null));
                connection.close(CloseCode.TOO_MANY_FRAMES);
                return;
            }
            connection.greetedAs(caller, expiryOf(caller));
            withdrawn.requireHeld(caller);
        } catch (ProblemException refusal) {
            connection.send(ServerFrame.Failure.of(refusal, null));
            connection.close(CloseCode.UNAUTHENTICATED);
            return;
        }
        listeners.forEach(listener -> listener.greeted(connection, hello));
    }

    /// Programs and operators have no conversations to hold a socket for.
    private static Instant expiryOf(Caller caller) {
        return switch (caller) {
            case StaffCaller staff -> staff.expiresAt();
            case VisitorCaller visitor -> visitor.expiresAt();
            case OperatorCaller operator -> throw Problems.unauthenticated();
            case SiteCaller site -> throw Problems.unauthenticated();
        };
    }

    private static void refuse(NettyConnection connection, ProblemException refusal, @Nullable UUID clientId) {
        if (!connection.isGreeted()) {
            connection.close(CloseCode.HELLO_REQUIRED);
            return;
        }
        connection.send(ServerFrame.Failure.of(refusal, clientId));
    }
}
