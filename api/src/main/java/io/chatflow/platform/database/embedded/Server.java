package io.chatflow.platform.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the server of a cluster whatever the last one left behind: a live server without a service, a dead
/// one's file, or processes that need a moment to end.
final class Server {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /// What PostgreSQL says about leavings that pass: its predecessor's file, its predecessor's shared
    /// memory, a port taken meanwhile.
    private static final List<String> PASSING = List.of("already exists", "still in use", "could not bind");

    private final Cluster cluster;

    Server(Cluster cluster) {
        this.cluster = cluster;
    }

    /// A port that is free now. PostgreSQL binds it a moment later.
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new DatabaseStartException("No free port for the database: " + failure, failure);
        }
    }

    /// @throws DatabaseStartException when the reason does not pass, or not in time
    void start(int port) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            stopLeftBehind();
            clearMark();
            var attempt = cluster.start(port);
            if (attempt.succeeded()) {
                return;
            }
            if (PASSING.stream().noneMatch(attempt.output()::contains) || System.nanoTime() > deadline) {
                throw new DatabaseStartException(
                        "The database does not start:\n" + attempt.output().strip());
            }
            LOG.info("The database cannot start yet, trying again in {} ms", pause.toMillis());
            sleep(pause);
        }
    }

    /// A server that outlived its service runs with that service's settings, perhaps of an older version: it
    /// is stopped, not adopted.
    void stopLeftBehind() {
        Postmaster.of(cluster.directory()).filter(Postmaster::isServing).ifPresent(former -> {
            LOG.info("Stopping the database that an earlier run left behind (process {})", former.processId());
            cluster.stop();
        });
    }

    private void clearMark() {
        Postmaster.of(cluster.directory())
                .filter(Postmaster::isMistakenForServing)
                .ifPresent(former -> {
                    LOG.info("Process {} no longer serves the database: removing its mark", former.processId());
                    removeMark();
                });
    }

    /// PostgreSQL has a second interlock, the shared memory of the cluster, which holds when processes of the
    /// former server still work.
    private void removeMark() {
        try {
            Files.deleteIfExists(cluster.directory().resolve("postmaster.pid"));
        } catch (IOException failure) {
            throw new DatabaseStartException("Cannot write to " + cluster.directory() + ": " + failure, failure);
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("Interrupted while the database was starting", interrupted);
        }
    }
}
