package io.chatflow.realtime.socket;

import io.chatflow.identity.Caller;
import io.chatflow.realtime.CloseCode;
import io.chatflow.realtime.ConnectionListener;
import io.chatflow.realtime.protocol.ServerFrame;
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

    private final Set<NettyConnection> open = ConcurrentHashMap.newKeySet();
    private final List<ConnectionListener> listeners;
    private final SocketShares shares;
    private final Clock clock;

    Connections(List<ConnectionListener> listeners, SocketShares shares, Clock clock) {
        this.shares = shares;
        this.listeners = listeners;
        this.clock = clock;
    }

    void opened(NettyConnection connection) {
        open.add(connection);
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

    @EventListener
    void goingAway(ShutdownEvent event) {
        open.forEach(connection -> connection.close(CloseCode.GOING_AWAY));
    }

    private static void tell(ConnectionListener listener, NettyConnection connection) {
        try {
            listener.gone(connection);
        } catch (RuntimeException failure) {
            LOG.warn("a listener failed on a socket's end", failure);
        }
    }
}
