package io.chatflow.platform.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts right what the generator says of JSON: a typed id is a text, an enum is one too, what may be null is what it is
/// or null, and Markdown in a description is not escaped.
final class Schemas {

    /// A prefix of three letters and 26 of Crockford's base 32 in lower case: see `Ids`.
    private static final String ID = "^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$";

    private static final String NULL = "null";

    private Schemas() {}

    /// Changes the tree below, and the node itself.
    static void mend(Object node) {
        if (node instanceof List<?> list) {
            list.forEach(Schemas::mend);
        } else if (node instanceof Map<?, ?>) {
            var map = Trees.map(node);
            mendSchema(map);
            map.values().forEach(Schemas::mend);
        }
    }

    static boolean refersTo(Object schema, Class<?> type) {
        return schema instanceof Map<?, ?> map
                && ("#/components/schemas/" + type.getSimpleName()).equals(map.get("$ref"));
    }

    private static void mendSchema(Map<String, Object> schema) {
        unescape(schema);
        if (isId(schema)) {
            schema.remove("properties");
            schema.put("type", "string");
            schema.put("pattern", ID);
        } else if (NULL.equals(schema.get("type")) && schema.remove("allOf") instanceof List<?> one) {
            schema.remove("type");
            schema.put("anyOf", orNull(one.getFirst()));
        } else if (NULL.equals(schema.get("type")) && schema.containsKey("additionalProperties")) {
            schema.put("type", new ArrayList<>(List.of("object", NULL)));
        } else if (schema.get("type") instanceof List<?> types) {
            var known = new ArrayList<Object>(types);
            known.remove("object");
            schema.put("type", known);
        } else if (schema.get("enum") instanceof List<?>) {
            schema.put("type", "string");
            schema.remove("x-enum-varnames");
        } else if (schema.get("properties") instanceof Map<?, ?> && !schema.containsKey("type")) {
            schema.put("type", "object");
        }
    }

    private static List<Object> orNull(Object schema) {
        var nothing = new LinkedHashMap<String, Object>();
        nothing.put("type", NULL);
        return new ArrayList<>(List.of(schema, nothing));
    }

    private static boolean isId(Map<String, Object> schema) {
        return schema.get("properties") instanceof Map<?, ?> properties
                && properties.keySet().equals(Set.of("value"))
                && properties.get("value") instanceof Map<?, ?> value
                && "uuid".equals(value.get("format"));
    }

    private static void unescape(Map<String, Object> schema) {
        for (var key : List.of("summary", "description")) {
            schema.computeIfPresent(
                    key, (name, words) -> words instanceof String text ? text.replace("\\`", "`") : words);
        }
    }
}
