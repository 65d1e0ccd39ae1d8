package io.chatflow.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Reference servers that are not part of the product: their directory is given. They get a database of their own on
/// the PostgreSQL of the service under test; the address that stands in their text is replaced in a copy.
final class Peers {

    private static final String PORT_IN_THEIR_TEXT = "54329";
    private static final String DATABASE = "chat";

    private final Path copy;
    private final Postgres postgres;

    Peers(Path directory, Path data, Postgres postgres) throws IOException, InterruptedException, SQLException {
        this.postgres = postgres;
        copy = Files.createDirectories(data.resolve("peers"));
        try (var files = Files.list(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file).replace(PORT_IN_THEIR_TEXT, Integer.toString(postgres.port()));
                Files.writeString(copy.resolve(file.getFileName()), text);
            }
        }
        var packages = copy.resolve("node_modules");
        if (Files.isDirectory(directory.resolve("node_modules")) && !Files.exists(packages)) {
            Files.createSymbolicLink(packages, directory.resolve("node_modules").toRealPath());
        } else if (!Files.exists(packages)) {
            run("npm", "install", "--no-audit", "--no-fund", "--silent");
        }
        createDatabase();
    }

    private void createDatabase() throws IOException, SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(copy.resolve("schema.sql")));
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command).directory(copy.toFile()).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed in " + copy);
        }
    }

    /// One that listens.
    record Server(Process process, int port) implements AutoCloseable {

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    /// @param mode none, `--batch` or `--echo`
    Server start(String... mode) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var command = new ArrayList<>(List.of("node", "ws-pg.mjs", Integer.toString(port)));
        command.addAll(List.of(mode));
        var builder = new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(copy.resolve("peer.log").toFile());
        builder.environment().put("PGPASSWORD", postgres.password());
        var server = new Server(builder.start(), port);
        while (!listens(port)) {
            if (server.process().waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("The reference server ended: " + Files.readString(copy.resolve("peer.log")));
            }
        }
        return server;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
