package io.chatflow.platform.database.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where this user keeps what can be made again: PostgreSQL is unpacked there once, for all data directories.
final class UserCache {

    private UserCache() {}

    /// `$XDG_CACHE_HOME/chatflow`, else `~/.cache/chatflow`; in the data directory for a user without a home
    /// that can be written.
    static Path directory(Path dataDirectory) {
        var configured = System.getenv("XDG_CACHE_HOME");
        var home = Path.of(System.getProperty("user.home"));
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured).resolve("chatflow");
        }
        return Files.isWritable(home) ? home.resolve(".cache").resolve("chatflow") : dataDirectory.resolve("binaries");
    }
}
