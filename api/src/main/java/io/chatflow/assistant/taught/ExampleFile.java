package io.chatflow.assistant.taught;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Files of examples that come with the product.
public final class ExampleFile {

    private ExampleFile() {}

    /// Without comments and empty lines.
    public static List<String> lines(String resource) {
        try (var stream = ExampleFile.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
