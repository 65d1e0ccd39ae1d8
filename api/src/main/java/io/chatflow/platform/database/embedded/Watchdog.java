package io.chatflow.platform.database.embedded;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the server again, on the same port, when it ended without being asked to. Nobody else would.
final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Server server;
    private final int port;
    private final Thread thread;
    private volatile boolean closed;

    Watchdog(Cluster cluster, Server server, int port) {
        this.cluster = cluster;
        this.server = server;
        this.port = port;
        this.thread = Thread.ofPlatform().daemon().name("database-watchdog").start(this::watch);
    }

    private void watch() {
        while (!closed) {
            try {
                Server.sleep(ROUND);
                if (!isServing() && !closed) {
                    LOG.warn("The database has ended: starting it again");
                    server.start(port);
                    LOG.info("The database is back");
                }
            } catch (RuntimeException failure) {
                if (!closed) {
                    LOG.error("The database does not come back: {}", failure.getMessage());
                    pause();
                }
            }
        }
    }

    private boolean isServing() {
        return Postmaster.of(cluster.directory()).filter(Postmaster::isServing).isPresent();
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when it no longer starts anything.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
