package io.chatflow.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// A PostgreSQL of this service's own: durable, reachable from this machine only, and the only one on its
/// data directory.
public final class EmbeddedDatabase implements AutoCloseable {

    private final DirectoryLock lock;
    private final Cluster cluster;
    private final Watchdog watchdog;
    private final Passwords passwords;
    private final int port;

    private EmbeddedDatabase(DirectoryLock lock, Cluster cluster, Watchdog watchdog, Passwords passwords, int port) {
        this.lock = lock;
        this.cluster = cluster;
        this.watchdog = watchdog;
        this.passwords = passwords;
        this.port = port;
    }

    /// Ready when it returns, with the roles of `db/roles.sql`.
    ///
    /// @throws DatabaseStartException with words for the person at the terminal
    public static EmbeddedDatabase start(Path dataDirectory) {
        return start(dataDirectory, false);
    }

    /// As `start`, after everything that the service ever kept in the directory is deleted.
    ///
    /// @throws DatabaseStartException with words for the person at the terminal, also while another service uses it
    public static EmbeddedDatabase startAnew(Path dataDirectory) {
        return start(dataDirectory, true);
    }

    private static EmbeddedDatabase start(Path dataDirectory, boolean anew) {
        var directory = prepared(dataDirectory);
        var lock = DirectoryLock.take(directory);
        try {
            if (anew) {
                new Server(cluster(directory)).stopLeftBehind();
                Directories.deleteContentOf(directory);
            }
            return start(directory, lock);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static EmbeddedDatabase start(Path directory, DirectoryLock lock) {
        var passwords = Passwords.below(directory);
        var cluster = cluster(directory);
        cluster.createIfAbsent(passwords);
        var server = new Server(cluster);
        var port = Server.freePort();
        server.start(port);
        try {
            ensureRoles(passwords, port);
        } catch (RuntimeException failure) {
            cluster.stop();
            throw failure;
        }
        return new EmbeddedDatabase(lock, cluster, new Watchdog(cluster, server, port), passwords, port);
    }

    private static Cluster cluster(Path directory) {
        return new Cluster(programs(directory), directory.resolve("postgres"));
    }

    private static Path prepared(Path directory) {
        try {
            Directories.createPrivate(directory);
            return directory.toRealPath();
        } catch (IOException failure) {
            throw new DatabaseStartException("Cannot use the data directory " + directory + ": " + failure, failure);
        }
    }

    private static Programs programs(Path directory) {
        var user = Unprivileged.onThisMachine();
        return switch (user) {
            case Unprivileged.Itself _, Unprivileged.OwnNamespace _ ->
                new Programs(Binaries.unpackedBelow(UserCache.directory(directory)), user);
            case Unprivileged.Nobody nobody -> {
                // The user's own cache is closed to nobody, and so is the data directory, but for the way
                // through.
                passable(directory);
                nobody.checkReaches(directory);
                var binaries = Binaries.unpackedBelow(directory.resolve("binaries"));
                nobody.own(binaries.getParent());
                yield new Programs(binaries, nobody);
            }
        };
    }

    private static void passable(Path directory) {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException failure) {
            throw new DatabaseStartException("Cannot use the data directory " + directory + ": " + failure, failure);
        }
    }

    private static void ensureRoles(Passwords passwords, int port) {
        try (var superuser = DriverManager.getConnection(url(port), Cluster.SUPERUSER, passwords.superuser())) {
            Roles.ensure(superuser, passwords);
        } catch (SQLException | IOException failure) {
            throw new DatabaseStartException(
                    "The database does not accept its own passwords: does the directory `keys` belong to it? "
                            + failure,
                    failure);
        }
    }

    /// The settings by which the service and its migrations find it.
    public Map<String, Object> properties() {
        return Map.of(
                "datasources.default.url", url(port),
                "datasources.default.username", "chatflow_app",
                "datasources.default.password", passwords.app(),
                "flyway.datasources.default.url", url(port),
                "flyway.datasources.default.user", "chatflow_owner",
                "flyway.datasources.default.password", passwords.owner());
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /// Stops the server, then lets the data directory go. The service must have finished with it.
    @Override
    public void close() {
        watchdog.close();
        cluster.stop();
        lock.close();
    }
}
