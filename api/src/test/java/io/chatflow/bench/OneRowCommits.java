package io.chatflow.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// The reference: ten connections that commit one small row each, as fast as the server lets them.
final class OneRowCommits implements AutoCloseable {

    private static final int CONNECTIONS = 10;

    private final List<Connection> connections = new ArrayList<>();

    OneRowCommits(Postgres postgres) throws SQLException {
        for (int number = 0; number < CONNECTIONS; number++) {
            connections.add(postgres.connect("postgres"));
        }
        try (var statement = connections.getFirst().createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS bench (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz, text text)");
        }
    }

    double perSecond(Duration time) throws Exception {
        var deadline = System.nanoTime() + time.toNanos();
        var tasks = connections.stream()
                .map(connection -> (Callable<Long>) () -> commitUntil(connection, deadline))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long commits = 0;
            for (var done : threads.invokeAll(tasks)) {
                commits += done.get();
            }
            return commits / (time.toMillis() / 1000.0);
        }
    }

    private static long commitUntil(Connection connection, long deadline) throws SQLException {
        long commits = 0;
        try (var insert = connection.prepareStatement("INSERT INTO bench (at, text) VALUES (now(), ?)")) {
            while (System.nanoTime() < deadline) {
                insert.setString(1, "A message of the usual length, number " + commits);
                insert.executeUpdate();
                commits++;
            }
        }
        return commits;
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
