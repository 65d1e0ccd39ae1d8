package io.chatflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Documents below `docs` that are made from code. A test compares them with the code; with `-Ddocuments.update=true`
/// it writes them instead.
public final class Documents {

    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
    private static final boolean UPDATE = Boolean.getBoolean("documents.update");

    private Documents() {}

    /// @param path below `docs`, such as `api/openapi.yml`
    public static void assertCurrent(String path, String generated) {
        try {
            var document = DOCS.resolve(path);
            if (UPDATE) {
                Files.createDirectories(document.getParent());
                Files.writeString(document, generated);
            }
            assertThat(generated)
                    .as(
                            "docs/%s is what the code says; otherwise run"
                                    + " `mvn -pl api test -Dtest=*Document* -Ddocuments.update=true` and look at the change",
                            path)
                    .isEqualTo(Files.exists(document) ? Files.readString(document) : "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
