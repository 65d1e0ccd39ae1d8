package io.chatflow.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The PostgreSQL that the service under test has started in its data directory.
public record Postgres(int port, String password, ProcessHandle postmaster) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PROCESS_LINE = 0;
    private static final int PORT_LINE = 3;

    public static Postgres in(Path data) throws IOException {
        List<String> mark = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        var postmaster = ProcessHandle.of(Long.parseLong(mark.get(PROCESS_LINE).strip()))
                .orElseThrow(() -> new IOException("PostgreSQL does not run"));
        return new Postgres(
                Integer.parseInt(mark.get(PORT_LINE).strip()), passwords(data).getProperty("superuser"), postmaster);
    }

    /// Waits until no job is due: what the set-up left behind is not to be measured.
    public void awaitQuiet() throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = connect("postgres");
                var due = connection.prepareStatement(
                        "SELECT count(*) FROM scheduled_tasks WHERE execution_time < now() - interval '1 second'")) {
            while (rows(due) > 0 && System.nanoTime() < deadline) {
                Thread.sleep(200);
            }
        }
    }

    private static long rows(PreparedStatement count) throws SQLException {
        try (var result = count.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    /// The settings by which another node finds it, as its external database.
    static Map<String, String> settings(Path data) throws IOException {
        var url = "jdbc:postgresql://127.0.0.1:" + in(data).port() + "/postgres";
        var passwords = passwords(data);
        return Map.of(
                "DATASOURCES_DEFAULT_URL",
                url,
                "DATASOURCES_DEFAULT_USERNAME",
                "chatflow_app",
                "DATASOURCES_DEFAULT_PASSWORD",
                passwords.getProperty("app"),
                "FLYWAY_DATASOURCES_DEFAULT_URL",
                url,
                "FLYWAY_DATASOURCES_DEFAULT_USER",
                "chatflow_owner",
                "FLYWAY_DATASOURCES_DEFAULT_PASSWORD",
                passwords.getProperty("owner"));
    }

    private static Properties passwords(Path data) throws IOException {
        var passwords = new Properties();
        passwords.load(new StringReader(Files.readString(data.resolve("keys/database.properties"))));
        return passwords;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", password);
    }
}
