package io.chatflow.platform.nodes;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what the other nodes hint at, from PostgreSQL and from Redis, and gives it to the listeners in one line.
@Singleton
class Hints implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);
    private static final int CAPACITY = 50_000;
    private static final PGNotification[] NOTHING = {};
    private static final int LOOK_AGAIN_AFTER_MILLIS = 5_000;
    private static final int BEFORE_ANOTHER_TRY_MILLIS = 500;

    private final BlockingQueue<Runnable> line = new ArrayBlockingQueue<>(CAPACITY);
    private final Map<String, HintListener> listeners = new HashMap<>();
    private final Nodes nodes;
    private final RedisLink redis;
    private final Whereabouts whereabouts;
    private final DataSource dataSource;
    private final Thread ear = Thread.ofPlatform().daemon().name("hints-ear").unstarted(this::listen);
    private final Thread teller = Thread.ofVirtual().name("hints").unstarted(this::work);
    private volatile boolean closed;

    Hints(
            Nodes nodes,
            RedisLink redis,
            Whereabouts whereabouts,
            DataSource dataSource,
            DataSourceResolver resolver,
            List<HintListener> all) {
        this.nodes = nodes;
        this.redis = redis;
        this.whereabouts = whereabouts;
        this.dataSource = resolver.resolve(dataSource);
        all.forEach(listener -> listener.kinds().forEach(kind -> listeners.put(kind, listener)));
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        if (nodes.several()) {
            teller.start();
            ear.start();
            redis.open(this::heard, whereabouts::sayAll);
        }
    }

    @PreDestroy
    void stop() {
        closed = true;
        ear.interrupt();
        teller.interrupt();
    }

    private void heard(String text) {
        Hint.parse(text)
                .filter(hint -> !hint.node().equals(nodes.self()))
                .filter(hint -> listeners.containsKey(hint.kind()))
                .ifPresent(hint -> put(() -> listeners.get(hint.kind()).hinted(hint.kind(), hint.words())));
    }

    /// When more comes than can be told, the rest is found in the database.
    private void put(Runnable work) {
        line.offer(work);
    }

    private void work() {
        try {
            while (!closed) {
                attempt(line.take());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("a hint of another node could not be followed: {}", failure.toString());
        }
    }

    private void listen() {
        boolean again = false;
        while (!closed) {
            try (var connection = dataSource.getConnection()) {
                subscribe(connection);
                if (again) {
                    listeners.values().stream().distinct().forEach(listener -> put(listener::missed));
                }
                again = true;
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException gone) {
                pause();
            }
        }
    }

    private static void subscribe(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + Nodes.CHANNEL);
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!closed) {
            var news = connection.getNotifications(LOOK_AGAIN_AFTER_MILLIS);
            for (var one : news == null ? NOTHING : news) {
                heard(one.getParameter());
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(BEFORE_ANOTHER_TRY_MILLIS);
        } catch (InterruptedException stopping) {
            closed = true;
        }
    }
}
