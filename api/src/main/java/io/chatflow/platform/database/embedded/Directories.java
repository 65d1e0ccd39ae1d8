package io.chatflow.platform.database.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Directories and files that only their owner may read.
final class Directories {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /// What the service keeps in its data directory, by name: the directory may be one that holds other things too.
    private static final Set<String> OURS = Set.of("postgres", "keys", "files", "binaries", "demo.json");

    private Directories() {}

    /// Leaves an existing directory as it is. Those above it are made as the user makes directories.
    static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
    }

    /// Never readable by others, not even while it is written; there is the old file or the new one, never
    /// half of it.
    static void writePrivate(Path file, String content) throws IOException {
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, content);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Deletes what the service made in its data directory, and nothing else that lies there.
    static void deleteContentOf(Path dataDirectory) {
        try {
            for (var name : OURS) {
                delete(dataDirectory.resolve(name));
            }
        } catch (IOException failure) {
            throw new DatabaseStartException("Cannot empty " + dataDirectory + ": " + failure, failure);
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
