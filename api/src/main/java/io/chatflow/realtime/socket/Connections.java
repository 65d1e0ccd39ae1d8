package io.chatflow.realtime.socket;

import io.chatflow.identity.Caller;
import io.chatflow.realtime.CloseCode;
import io.chatflow.realtime.ConnectionListener;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All open sockets of this node, and the heartbeat that finds the dead ones: a network may take our frames and give
/// nothing back.
@Singleton
class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration SILENCE_BEFORE_PING = Duration.ofSeconds(25);
    private static final Duration SILENCE_BEFORE_GIVING_UP = Duration.ofSeconds(60);
    private static final Duration GRACE_AFTER_EXPIRY = Duration.ofSeconds(60);
    private static final Duration DRAIN_STEP = Duration.ofMillis(100);

    private final Set<NettyConnection> open = ConcurrentHashMap.newKeySet();
    private final List<ConnectionListener> listeners;
    private final SocketShares shares;
    private final Clock clock;
    private final Duration drain;
    private volatile boolean goingAway;

    /// @param drain how long the sockets of a node that stops are closed one after the other
    Connections(
            List<ConnectionListener> listeners,
            SocketShares shares,
            Clock clock,
            @Value("${chatflow.realtime.drain:0s}") Duration drain) {
        this.shares = shares;
        this.drain = drain;
        this.listeners = listeners;
        this.clock = clock;
    }

    void opened(NettyConnection connection) {
        open.add(connection);
        if (goingAway) {
            connection.close(CloseCode.GOING_AWAY);
        }
    }

    void closed(NettyConnection connection) {
        if (open.remove(connection)) {
            // In the mailbox, so that it comes after whatever the socket said last, a hello among it.
            connection.mailbox().last(() -> {
                shares.giveBack(connection);
                if (connection.isGreeted()) {
                    listeners.forEach(listener -> tell(listener, connection));
                }
            });
        }
    }

    void closeWhere(Predicate<Caller> caller, CloseCode code) {
        open.stream()
                .filter(connection -> connection.isGreeted() && caller.test(connection.caller()))
                .forEach(connection -> connection.close(code));
    }

    @Scheduled(fixedDelay = "${chatflow.realtime.heartbeat:1s}")
    void heartbeat() {
        var now = clock.instant();
        for (var connection : open) {
            var silence = Duration.between(connection.lastHeard(), now);
            if (silence.compareTo(SILENCE_BEFORE_GIVING_UP) >= 0) {
                connection.close(CloseCode.GOING_AWAY);
                closed(connection);
            } else if (now.minus(GRACE_AFTER_EXPIRY).isAfter(connection.tokenExpires())) {
                connection.close(CloseCode.UNAUTHENTICATED);
            } else if (silence.compareTo(SILENCE_BEFORE_PING) >= 0 && connection.pingIsDue()) {
                connection.send(new ServerFrame.Ping());
            }
        }
    }

    /// Sends everybody to other nodes, some after the others: those nodes have hellos to answer.
    @EventListener
    void goingAway(ShutdownEvent event) {
        goingAway = true;
        var all = List.copyOf(open);
        long steps = Math.max(1, drain.dividedBy(DRAIN_STEP));
        long atOnce = Math.max(1, (all.size() + steps - 1) / steps);
        for (int at = 0; at < all.size(); at++) {
            all.get(at).close(CloseCode.GOING_AWAY);
            if (at % atOnce == atOnce - 1 && at + 1 < all.size() && !drain.isZero()) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(DRAIN_STEP);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(ConnectionListener listener, NettyConnection connection) {
        try {
            listener.gone(connection);
        } catch (RuntimeException failure) {
            LOG.warn("a listener failed on a socket's end", failure);
        }
    }
}
