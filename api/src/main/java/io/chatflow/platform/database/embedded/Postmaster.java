package io.chatflow.platform.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The process that serves a cluster, as the first line of its `postmaster.pid` says. The file outlives a
/// process that was killed.
record Postmaster(long processId, Path cluster) {

    /// Empty when there is no file, or nothing in it yet.
    static Optional<Postmaster> of(Path cluster) {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid")).stream()
                    .findFirst()
                    .map(line -> new Postmaster(Long.parseLong(line.strip()), cluster));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Whether that process lives and really is PostgreSQL on this cluster: process ids are used again. A
    /// zombie has no command line, and so is dead here.
    boolean isServing() {
        return commandLine()
                .filter(command -> command.contains("postgres"))
                .filter(command -> command.contains(cluster.toString()) || worksInCluster())
                .isPresent();
    }

    /// Whether PostgreSQL would believe that the file's process still serves the cluster, although it does
    /// not: it is a zombie that nobody collects, or the process id now belongs to some other program.
    /// PostgreSQL would refuse to start for as long as that lasts.
    boolean isMistakenForServing() {
        return ProcessHandle.of(processId).isPresent() && !isServing();
    }

    /// A data directory that was moved meanwhile has another name on the command line, and is the same
    /// directory still.
    private boolean worksInCluster() {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(processId), "cwd"), cluster);
        } catch (IOException notOnThisSystem) {
            return false;
        }
    }

    private Optional<String> commandLine() {
        return ProcessHandle.of(processId).flatMap(process -> process.info().commandLine());
    }
}
