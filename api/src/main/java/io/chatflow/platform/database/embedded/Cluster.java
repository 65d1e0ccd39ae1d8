package io.chatflow.platform.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of one PostgreSQL cluster, and the server on them.
final class Cluster {

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration INITIALISATION = Duration.ofMinutes(2);
    private static final Duration FAST_STOP = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final String LOG_NAME = "server.log";
    private static final long LOG_LIMIT_BYTES = 5_000_000;

    private final Programs programs;
    private final Path directory;

    Cluster(Programs programs, Path directory) {
        this.programs = programs;
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /// Makes the cluster unless it is there. It gets its name when it is complete, so that one half made is
    /// made anew.
    void createIfAbsent(Passwords passwords) {
        try {
            if (Files.isDirectory(directory)) {
                checkVersion();
                return;
            }
            // Named after the process: an initdb that outlived a killed one may still be writing to its own.
            var partial = directory.resolveSibling(
                    "postgres.partial-" + ProcessHandle.current().pid());
            Directories.delete(partial);
            Directories.createPrivate(partial);
            var password = partial.resolveSibling(partial.getFileName() + ".password");
            Directories.writePrivate(password, passwords.superuser());
            programs.user().own(partial);
            programs.user().own(password);
            initialise(partial, password);
            Files.delete(password);
            Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
            deleteUnfinished();
        } catch (IOException failure) {
            throw new DatabaseStartException("Cannot create the database in " + directory + ": " + failure, failure);
        }
    }

    /// Locale: built in, so that the order of an index is the same on every machine, whatever its C library
    /// thinks. Only the text search parser asks the library which characters are letters.
    private void initialise(Path target, Path password) {
        programs.run(
                INITIALISATION,
                "initdb",
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--lc-ctype=" + (System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8"),
                "--data-checksums",
                "--no-instructions");
    }

    /// What creations that were cut short left behind.
    private void deleteUnfinished() throws IOException {
        try (var unfinished = Files.newDirectoryStream(directory.getParent(), "postgres.partial-*")) {
            for (var path : unfinished) {
                Directories.delete(path);
            }
        }
    }

    private void checkVersion() throws IOException {
        var version = Files.readString(directory.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(Programs.MAJOR_VERSION))) {
            throw new DatabaseStartException("""
                    The database in %s was written by PostgreSQL %s, and this ChatFlow brings PostgreSQL %d.
                    Dump it with the former ChatFlow and restore it here, or begin anew with --fresh.\
                    """.formatted(directory, version, Programs.MAJOR_VERSION));
        }
    }

    /// One attempt to start the server; when it succeeds the server is ready. `pg_ctl` gives it a session of
    /// its own, so that the terminal's Ctrl-C does not reach it before the service has finished with it. The
    /// answer of a failed attempt ends with what the server wrote to its log.
    Command start(int port) {
        shortenLog();
        var before = logLength();
        var answer = programs.attempt(
                RECOVERY.plusSeconds(5),
                "pg_ctl",
                "start",
                "--wait",
                "--silent",
                "--timeout=" + RECOVERY.toSeconds(),
                "--pgdata=" + directory,
                "--log=" + directory.resolve(LOG_NAME),
                "--options=" + ServerSettings.commandLine(port));
        return answer.succeeded() ? answer : new Command(false, answer.output() + logSince(before));
    }

    /// Disconnects everybody and writes everything; a server that cannot do so in time is stopped as if the
    /// power went, which costs nothing but a recovery at the next start.
    boolean stop() {
        return stop("fast", FAST_STOP) || stop("immediate", IMMEDIATE_STOP);
    }

    private boolean stop(String mode, Duration limit) {
        var answer = programs.attempt(
                limit.plusSeconds(5),
                "pg_ctl",
                "stop",
                "--wait",
                "--silent",
                "--pgdata=" + directory,
                "--mode=" + mode,
                "--timeout=" + limit.toSeconds());
        if (!answer.succeeded()) {
            LOG.warn(
                    "The database does not stop ({}): {}", mode, answer.output().strip());
        }
        return answer.succeeded();
    }

    private void shortenLog() {
        if (logLength() > LOG_LIMIT_BYTES) {
            try {
                Files.move(
                        directory.resolve(LOG_NAME),
                        directory.resolve(LOG_NAME + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new DatabaseStartException("Cannot write to " + directory + ": " + failure, failure);
            }
        }
    }

    private long logLength() {
        return directory.resolve(LOG_NAME).toFile().length();
    }

    private String logSince(long offset) {
        try {
            var log = Files.readAllBytes(directory.resolve(LOG_NAME));
            return new String(log, (int) offset, log.length - (int) offset, StandardCharsets.UTF_8);
        } catch (IOException noLog) {
            return "";
        }
    }
}
