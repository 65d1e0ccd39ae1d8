package io.chatflow.platform.database.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Unpacks PostgreSQL from the class path, once for a version, into a directory of this user only.
final class Binaries {

    private Binaries() {}

    /// The directory with `bin`, `lib` and `share`, below `cache`.
    static Path unpackedBelow(Path cache) {
        var archive = archive();
        try {
            var home = cache.resolve(archive.replace(".txz", "") + "-" + length(archive));
            if (Files.isDirectory(home)) {
                return home;
            }
            Directories.createPrivate(cache);
            // Two services that start for the first time at once: one unpacks, the other finds it done.
            try (var file = FileChannel.open(cache.resolve("lock"), CREATE, WRITE);
                    var lock = file.lock()) {
                if (!Files.isDirectory(home)) {
                    unpack(archive, home);
                }
                return home;
            }
        } catch (IOException failure) {
            throw new DatabaseStartException("Cannot unpack PostgreSQL below " + cache + ": " + failure, failure);
        }
    }

    private static void unpack(String archive, Path home) throws IOException {
        var partial = home.resolveSibling(home.getFileName() + ".partial");
        Directories.delete(partial);
        Files.createDirectories(partial);
        try (var packed = Binaries.class.getResourceAsStream("/" + archive)) {
            var entries = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, partial);
            }
        }
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream content, Path root) throws IOException {
        var target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("an entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            target.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
        }
    }

    /// The name of the archive in the binaries' jar of this platform.
    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    /// A build with other binaries has an archive of another length: its own directory, and no old one
    /// reused.
    private static long length(String archive) throws IOException {
        var packed = Binaries.class.getResource("/" + archive);
        if (packed == null) {
            throw new DatabaseStartException("This build brings no PostgreSQL for " + archive.replace(".txz", "")
                    + ". Give the service an external database (DATASOURCES_DEFAULT_URL).");
        }
        return packed.openConnection().getContentLengthLong();
    }
}
