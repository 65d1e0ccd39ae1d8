package io.chatflow.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// `demo.json` in the data directory: what was seeded, with the passwords and secrets that are stored nowhere else.
/// Readable by its owner only.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
public class DemoFile {

    private final Path file;
    private final Path draft;
    private final ObjectMapper mapper;

    DemoFile(@Value("${chatflow.data-dir:.chatflow}") Path dataDirectory, ObjectMapper mapper) {
        this.file = dataDirectory.resolve("demo.json");
        this.draft = dataDirectory.resolve("demo.json.draft");
        this.mapper = mapper;
    }

    /// What an earlier start wrote, be it finished or not.
    public Optional<Demo> read() {
        try {
            for (var path : new Path[] {file, draft}) {
                if (Files.exists(path)) {
                    return Optional.of(mapper.readValue(path.toFile(), Demo.class));
                }
            }
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Keeps the secrets before the database has them for good.
    public void writeDraft(Demo demo) {
        try {
            Files.createDirectories(draft.getParent());
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            mapper.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), demo);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Tells that everything is in place.
    public void publish(Demo demo) {
        writeDraft(demo);
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
