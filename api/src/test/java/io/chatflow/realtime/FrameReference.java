package io.chatflow.realtime;

import static io.chatflow.testing.SchemaTables.anchor;
import static io.chatflow.testing.SchemaTables.children;
import static io.chatflow.testing.SchemaTables.map;
import static io.chatflow.testing.SchemaTables.row;

import io.chatflow.testing.SchemaTables;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The schema of the frames as a page for people: `docs/api/realtime.md`.
final class FrameReference {

    private static final String INTRODUCTION = """
            # Realtime reference
            Made from [realtime.json](realtime.json), the JSON Schema that the service's records write. How the socket behaves is told in
            [its feature's page](../features/realtime.md); everything can be had [over HTTP](rest.md) too.

            `GET /api/v1/realtime` is one WebSocket for shoppers and staff: text frames, one JSON object each, at most 64 KiB. The first is `hello`, within 5 s.
            A field with `?` may be absent; unknown fields are ignored.

            | closed with | because |
            |---|---|
            | 4401 | the token was refused, has expired, or its rights were withdrawn |
            | 4408 | no `hello` came first |
            | 4413 | the reader is too slow |
            | 4429 | too many frames, or too many sockets |
            | 1009 | a frame is too large; it is not to be sent again |
            | 1001 | the server is going away; reconnect with jitter and resume |

            """;

    private FrameReference() {}

    /// @param document the schema, as maps and lists
    static String of(Map<String, Object> document) {
        var types = new LinkedHashMap<>(children(document, "$defs"));
        var page = new StringBuilder(INTRODUCTION);
        for (var side : List.of("ClientFrame", "ServerFrame")) {
            frames(side, types, page);
        }
        page.append("## Types\n\n");
        types.forEach((name, schema) -> page.append(SchemaTables.section(name, map(schema))));
        return page.toString().stripTrailing() + "\n";
    }

    /// Writes one side's frames, and leaves the other types.
    private static void frames(String side, Map<String, Object> types, StringBuilder page) {
        var names = ((Collection<?>) map(types.remove(side)).get("oneOf"))
                .stream()
                        .map(option -> String.valueOf(map(option).get("$ref")))
                        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                        .toList();
        page.append(side.startsWith("Client") ? "## What a client sends\n\n" : "## What the server sends\n\n");
        page.append("| type | |\n|---|---|\n");
        for (var name : names) {
            var frame = map(types.get(name));
            var words = String.valueOf(frame.getOrDefault("description", ""));
            page.append(row("[`%s`](#%s)".formatted(typeOf(frame), anchor(name)), SchemaTables.cell(words)));
        }
        page.append("\n");
        names.forEach(name -> page.append(SchemaTables.section(name, map(types.remove(name)))));
    }

    private static Object typeOf(Map<String, Object> frame) {
        return map(children(frame, "properties").get("type")).get("const");
    }
}
