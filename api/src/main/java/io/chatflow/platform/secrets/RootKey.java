package io.chatflow.platform.secrets;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The 32 bytes that everything else is encrypted under: `CHATFLOW_MASTER_KEY` (base64), or made once in
/// `<data dir>/keys/master.key`. With an external database it has to be given: nodes and restarts must agree, and a key
/// made on one machine's disk would be lost with it.
@Singleton
final class RootKey {

    private static final int BYTES = 32;

    private final byte[] key;

    RootKey(
            @Nullable @Value("${chatflow.master-key:}") String given,
            @Value("${chatflow.data-dir:.chatflow}") Path dataDirectory) {
        this.key = given != null && !given.isBlank() ? decode(given) : fromDisk(dataDirectory);
    }

    byte[] bytes() {
        return key.clone();
    }

    private static byte[] decode(String given) {
        try {
            var key = Base64.getDecoder().decode(given.strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // the same advice as for a wrong length
        }
        throw new IllegalStateException(
                "CHATFLOW_MASTER_KEY must be 32 random bytes in base64, such as `openssl rand -base64 32` gives");
    }

    private static byte[] fromDisk(Path dataDirectory) {
        if (System.getenv("DATASOURCES_DEFAULT_URL") != null) {
            throw new IllegalStateException(
                    "With an external database CHATFLOW_MASTER_KEY is required: 32 random bytes in base64, the same on every node");
        }
        try {
            var file = dataDirectory.resolve("keys").resolve("master.key");
            if (!Files.exists(file)) {
                create(file);
            }
            return decode(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void create(Path file) throws IOException {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        var draft = Files.createTempFile(
                file.getParent(),
                "master",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(key), StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // whoever was first has made the key that counts
        } finally {
            Files.delete(draft);
        }
    }
}
