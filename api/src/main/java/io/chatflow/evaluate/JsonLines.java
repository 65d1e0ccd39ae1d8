package io.chatflow.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files with one JSON object a line.
final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private JsonLines() {}

    static <T> List<T> read(Path file, Class<T> type) throws IOException {
        var items = new ArrayList<T>();
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                try {
                    items.add(JSON.readValue(line, type));
                } catch (JsonProcessingException failure) {
                    throw new IllegalArgumentException(
                            file + ", line " + number + ": " + failure.getOriginalMessage(), failure);
                }
            }
        }
        return items;
    }

    static void write(Path file, List<?> items) throws IOException {
        var lines = new ArrayList<String>();
        for (var item : items) {
            lines.add(line(item));
        }
        Files.write(file, lines);
    }

    static String line(Object item) throws JsonProcessingException {
        return JSON.writeValueAsString(item);
    }
}
