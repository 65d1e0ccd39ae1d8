package io.chatflow.realtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the comments above the protocol's records and enums say, by the names of their schemas.
final class Comments {

    private static final Path SOURCES = Path.of("src/main/java/io/chatflow/realtime/protocol");
    private static final Pattern COMMENTED =
            Pattern.compile("((?:^ *///.*\\R)+)(?: *@.*\\R)* *(?:public )?(?:record|enum) (\\w+)", Pattern.MULTILINE);

    private final Map<String, String> words = new HashMap<>();

    static Comments read() {
        var comments = new Comments();
        try (var files = Files.list(SOURCES)) {
            files.sorted().forEach(comments::readFile);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return comments;
    }

    Optional<String> of(String schema) {
        return Optional.ofNullable(words.get(schema));
    }

    /// A frame's schema is named for its side.
    private void readFile(Path file) {
        var side = file.getFileName().toString().replaceFirst("(Frame)?\\.java$", "");
        try {
            var found = COMMENTED.matcher(Files.readString(file));
            while (found.find()) {
                var comment = found.group(1)
                        .replaceAll("(?m)^ */// ?", "")
                        .replaceAll("\\s+", " ")
                        .strip();
                words.put(found.group(2).replaceFirst("(?<=.)View$", ""), comment);
                words.put(side + found.group(2), comment);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
