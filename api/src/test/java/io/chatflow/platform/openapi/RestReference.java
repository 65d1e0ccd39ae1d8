package io.chatflow.platform.openapi;

import static io.chatflow.testing.SchemaTables.anchor;
import static io.chatflow.testing.SchemaTables.children;
import static io.chatflow.testing.SchemaTables.map;
import static io.chatflow.testing.SchemaTables.notesOn;
import static io.chatflow.testing.SchemaTables.row;
import static io.chatflow.testing.SchemaTables.typeOf;

import io.chatflow.testing.SchemaTables;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/// The OpenAPI document as a page for people: `docs/api/rest.md`.
final class RestReference {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete");

    private final Map<String, Object> document;
    private final StringBuilder page = new StringBuilder();

    private RestReference(Map<String, Object> document) {
        this.document = document;
    }

    static String of(String openApi) {
        return new RestReference(new Yaml().load(openApi)).written();
    }

    private String written() {
        page.append("""
                # REST reference
                Made from [openapi.yml](openapi.yml), which the controllers write. The socket is in [realtime.md](realtime.md).

                %s

                `Authorization: Bearer <credential>` names the caller: staff by an access token, a visitor by the widget's token, a site by its secret \
                (`cfs_…`), as [identity](../features/identity.md) tells. Of staff `owner`, `admin`, `supervisor` and `agent` each may do what the later ones \
                may; a route for a role is for those above it too. A field with `?` may be absent. Whatever goes wrong is answered by a [Problem](#problem).

                """.formatted(children(document, "info").get("description")));
        var groups = groups();
        page.append("| | |\n|---|---|\n");
        groups.forEach((group, paths) -> page.append(row(
                "[%s](#%s)".formatted(group, anchor(group)),
                paths.keySet().stream().map(path -> "`" + path + "`").collect(Collectors.joining(" ")))));
        page.append("\n");
        groups.forEach((group, paths) -> {
            page.append("## ").append(group).append("\n\n");
            paths.forEach((path, operations) -> METHODS.stream()
                    .filter(map(operations)::containsKey)
                    .forEach(method -> operation(method, path, children(map(operations), method))));
        });
        page.append("## Types\n\n");
        types().forEach((name, schema) -> page.append(SchemaTables.section(name, map(schema))));
        return page.toString().stripTrailing() + "\n";
    }

    /// Paths by the noun they begin with.
    private Map<String, Map<String, Object>> groups() {
        var groups = new LinkedHashMap<String, Map<String, Object>>();
        children(document, "paths").forEach((path, operations) -> {
            var noun = path.startsWith("/api/v1/") ? path.split("/")[3] : "loader";
            var title =
                    Character.toUpperCase(noun.charAt(0)) + noun.substring(1).replace('-', ' ');
            groups.computeIfAbsent(title, absent -> new LinkedHashMap<>()).put(path, operations);
        });
        return groups;
    }

    private void operation(String method, String path, Map<String, Object> operation) {
        page.append("### `%s %s`\n".formatted(method.toUpperCase(), path));
        var summary = operation.getOrDefault("description", operation.get("summary"));
        if (summary != null) {
            page.append(summary).append("\n\n");
        }
        page.append("Caller: ").append(callers(operation)).append(".\n\n");
        if (operation.get("parameters") instanceof Collection<?> parameters && !parameters.isEmpty()) {
            page.append("| parameter | in | type | |\n|---|---|---|---|\n");
            parameters.forEach(one -> parameter(map(one)));
            page.append("\n");
        }
        contents(children(operation, "requestBody"))
                .forEach((type, body) -> page.append("Body (`%s`): %s\n\n".formatted(type, schemaOf(body))));
        children(operation, "responses").forEach((status, response) -> {
            if (!status.equals("default")) {
                answer(status, map(response));
            }
        });
        page.append("\n");
    }

    private void parameter(Map<String, Object> parameter) {
        var optional = Boolean.TRUE.equals(parameter.get("required")) ? "" : " ?";
        var schema = new LinkedHashMap<>(children(parameter, "schema"));
        if (parameter.get("description") != null) {
            schema.put("description", parameter.get("description"));
        }
        page.append(row(
                "`" + parameter.get("name") + "`" + optional,
                String.valueOf(parameter.get("in")),
                typeOf(schema),
                notesOn(schema)));
    }

    private void answer(String status, Map<String, Object> response) {
        var bodies = contents(response).entrySet().stream()
                .map(body -> (body.getKey().equals("application/json") ? "" : "`" + body.getKey() + "` ")
                        + schemaOf(body.getValue()))
                .collect(Collectors.joining(" or "));
        page.append(
                "- `%s` %s%s\n".formatted(status, response.get("description"), bodies.isEmpty() ? "" : ": " + bodies));
    }

    private static String callers(Map<String, Object> operation) {
        return operation.get("security") instanceof Collection<?> schemes && !schemes.isEmpty()
                ? schemes.stream()
                        .flatMap(scheme -> map(scheme).values().stream())
                        .flatMap(roles -> ((Collection<?>) roles).stream())
                        .map(Object::toString)
                        .collect(Collectors.joining(" or "))
                : "anybody";
    }

    private static Map<String, Object> contents(Map<String, Object> message) {
        return children(message, "content");
    }

    private static String schemaOf(Object content) {
        return typeOf(children(map(content), "schema"));
    }

    private Map<String, Object> types() {
        var components = children(document, "components");
        var types = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        types.putAll(children(components, "schemas"));
        var problem = children(children(components, "responses"), "Problem");
        var schema = new LinkedHashMap<>(
                children(children(children(problem, "content"), "application/problem+json"), "schema"));
        schema.put("description", problem.get("description"));
        types.put("Problem", schema);
        return types;
    }
}
