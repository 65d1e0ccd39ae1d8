package io.chatflow.files;

import io.chatflow.platform.secrets.RandomText;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes, under random names in the data directory, spread over folders by their first two letters.
@Singleton
final class FileStore {

    private static final int NAME_LENGTH = 32;

    private final Path folder;

    FileStore(@Value("${chatflow.data-dir:.chatflow}") Path dataDirectory) {
        this.folder = dataDirectory.resolve("files").toAbsolutePath();
    }

    /// Writes them through to the disk and gives the name.
    String write(byte[] bytes) {
        var name = RandomText.lettersAndDigits(NAME_LENGTH);
        var path = path(name);
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return name;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Nothing happens when they are gone already.
    void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path path(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }
}
