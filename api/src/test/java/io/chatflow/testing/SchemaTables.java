package io.chatflow.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// JSON Schema as tables of Markdown, for the references in `docs/api`. A reference to another schema becomes a link to
/// its heading on the same page.
public final class SchemaTables {

    private static final List<String> LIMITS =
            List.of("format", "pattern", "minLength", "maxLength", "minimum", "maximum", "default");

    private SchemaTables() {}

    /// The section of one named schema: heading, meaning, and its fields or values.
    public static String section(String name, Map<String, Object> schema) {
        var section = new StringBuilder("### ").append(titleOf(name)).append("\n");
        if (schema.get("description") instanceof String words) {
            section.append(words).append("\n");
        }
        var fields = children(schema, "properties");
        if (fields.isEmpty()) {
            return section.append("\n").append(typeOf(schema)).append("\n\n").toString();
        }
        var required = schema.get("required") instanceof Collection<?> names ? names : List.of();
        section.append("\n| field | type | |\n|---|---|---|\n");
        fields.forEach((field, type) -> section.append(
                row("`" + field + "`" + (required.contains(field) ? "" : " ?"), typeOf(type), notesOn(type))));
        return section.append("\n").toString();
    }

    public static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /// What a value may be, in one line.
    public static String typeOf(Object node) {
        var schema = map(node);
        if (schema.get("$ref") instanceof String reference) {
            return link(reference.substring(reference.lastIndexOf('/') + 1));
        }
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.get(choice) instanceof Collection<?> options) {
                return options.stream().map(SchemaTables::typeOf).collect(Collectors.joining(" or "));
            }
        }
        if (schema.containsKey("const")) {
            return "`" + schema.get("const") + "`";
        }
        if (schema.get("enum") instanceof Collection<?> values) {
            return values.stream().map(value -> "`" + value + "`").collect(Collectors.joining(" "));
        }
        if (schema.get("type") instanceof Collection<?> types) {
            return types.stream().map(type -> plain(type, schema)).collect(Collectors.joining(" or "));
        }
        return plain(schema.get("type"), schema);
    }

    private static String plain(Object type, Map<String, Object> schema) {
        if ("array".equals(type)) {
            return "list of " + typeOf(schema.getOrDefault("items", Map.of()));
        }
        if (!"object".equals(type)) {
            return type == null ? "anything" : type.toString();
        }
        var fields = children(schema, "properties");
        if (!fields.isEmpty()) {
            return fields.entrySet().stream()
                    .map(field -> "`" + field.getKey() + "`: " + typeOf(field.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        var values = children(schema, "additionalProperties");
        return values.isEmpty() ? "object" : "map of text to " + typeOf(values);
    }

    /// Meaning and limits.
    public static String notesOn(Object node) {
        var schema = map(node);
        var notes = new ArrayList<String>();
        if (schema.get("description") instanceof String words) {
            notes.add(cell(words));
        }
        for (var limit : LIMITS) {
            if (schema.get(limit) != null) {
                notes.add(limit + " `" + cell(schema.get(limit).toString()) + "`");
            }
        }
        return String.join("; ", notes);
    }

    /// A type's name as people write it: `Page_AgentView_` is a page of `AgentView`.
    public static String titleOf(String name) {
        return name.startsWith("Page_") && name.endsWith("_")
                ? "Page of " + name.substring("Page_".length(), name.length() - 1)
                : name;
    }

    public static String link(String name) {
        var title = titleOf(name);
        return "[%s](#%s)".formatted(title, anchor(title));
    }

    /// As GitHub names headings.
    public static String anchor(String heading) {
        return heading.toLowerCase().replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    public static String cell(String words) {
        return words.replace("|", "\\|").replaceAll("\\s*\\n\\s*", " ");
    }

    @SuppressWarnings("unchecked") // keys are texts in JSON, and in the YAML that describes it
    public static Map<String, Object> map(Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    public static Map<String, Object> children(Map<String, Object> parent, String key) {
        return map(parent.get(key));
    }
}
