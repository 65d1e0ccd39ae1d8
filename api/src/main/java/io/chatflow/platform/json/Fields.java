package io.chatflow.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.text.Texts;
import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads an object that somebody else's program sent, field by field, with a limit on everything. A field that does not
/// hold what was asked for is noted as a fault with its pointer, and reads as absent; `null` reads as absent too.
public final class Fields {

    private final JsonNode node;
    private final String pointer;
    private final List<Fault> faults;

    private Fields(JsonNode node, String pointer, List<Fault> faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    /// Faults are added to the list. What is no object reads as one without fields, and is a fault.
    public static Fields of(JsonNode node, String pointer, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(new Fault(pointer, Fault.SHAPE, "an object"));
        }
        return new Fields(node, pointer, faults);
    }

    public boolean has(String name) {
        return node.has(name);
    }

    /// True when the field is absent or null.
    public boolean lacks(String name) {
        return field(name) == null;
    }

    /// Takes note that a field is missing or wrong for a reason that only the caller knows.
    public void refuse(String name, String detail) {
        faults.add(new Fault(at(name), Fault.SHAPE, detail));
    }

    public String requiredText(String name, int maximum) {
        var text = text(name, maximum);
        if (text == null && !faulty(name)) {
            refuse(name, "is required");
        }
        return text == null ? "" : text;
    }

    /// Text of at most so many UTF-16 units; empty text reads as absent.
    public @Nullable String text(String name, int maximum) {
        var field = field(name);
        if (field == null) {
            return null;
        }
        var text = storable(field, at(name), maximum);
        return text == null || text.isBlank() ? null : text;
    }

    public @Nullable Long whole(String name, long minimum, long maximum) {
        var field = field(name);
        if (field == null) {
            return null;
        }
        if (!field.isIntegralNumber()
                || !field.canConvertToLong()
                || field.longValue() < minimum
                || field.longValue() > maximum) {
            refuse(name, "a whole number from " + minimum + " to " + maximum);
            return null;
        }
        return field.longValue();
    }

    public boolean flag(String name, boolean otherwise) {
        var field = field(name);
        if (field == null) {
            return otherwise;
        }
        if (!field.isBoolean()) {
            refuse(name, "true or false");
            return otherwise;
        }
        return field.booleanValue();
    }

    /// Text of which the parser makes a value; a parser that throws a `RuntimeException` refuses it.
    public <T> @Nullable T parsed(String name, int maximum, String expected, Function<String, T> parser) {
        var text = text(name, maximum);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException unreadable) {
            refuse(name, expected);
            return null;
        }
    }

    public <T> @Nullable T object(String name, Function<Fields, T> reader) {
        var field = field(name);
        return field == null ? null : read(field, at(name), reader);
    }

    /// An object that stands for one value: whatever is wrong inside it is a fault of the field itself.
    public <T> @Nullable T value(String name, Function<Fields, T> reader) {
        var field = field(name);
        if (field == null) {
            return null;
        }
        var inside = new ArrayList<Fault>();
        var value = reader.apply(of(field, "", inside));
        if (inside.isEmpty()) {
            return value;
        }
        var first = inside.getFirst();
        refuse(
                name,
                first.pointer().isEmpty() ? first.detail() : first.pointer().substring(1) + ": " + first.detail());
        return null;
    }

    public <T> List<T> list(String name, int maximum, Function<Fields, T> reader) {
        return items(name, maximum, (item, place) -> read(item, place, reader));
    }

    public List<String> texts(String name, int maximum, int maximumLength) {
        return items(name, maximum, (item, place) -> storable(item, place, maximumLength));
    }

    /// A flat object: each value a text, a number or a boolean.
    public Map<String, Object> values(String name, int maximum, int maximumLength) {
        var field = field(name);
        if (field == null) {
            return Map.of();
        }
        if (!field.isObject() || field.size() > maximum) {
            refuse(name, "an object of at most " + maximum + " fields");
            return Map.of();
        }
        var values = new LinkedHashMap<String, Object>();
        field.properties().forEach(entry -> {
            var place = at(name) + "/" + escaped(entry.getKey());
            var value = value(entry.getValue(), place, maximumLength);
            if (entry.getKey().length() > 100 || !Texts.isStorable(entry.getKey())) {
                faults.add(new Fault(at(name), Fault.TEXT, "names of at most 100 characters"));
            } else if (value != null) {
                values.put(entry.getKey(), value);
            }
        });
        return values;
    }

    private @Nullable Object value(JsonNode value, String place, int maximumLength) {
        return switch (value.getNodeType()) {
            case STRING -> storable(value, place, maximumLength);
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value, place);
            case NULL, MISSING -> null;
            case ARRAY, OBJECT, BINARY, POJO -> {
                faults.add(new Fault(place, Fault.SHAPE, "a text, a number or a boolean"));
                yield null;
            }
        };
    }

    private @Nullable Object number(JsonNode value, String place) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        var number = value.doubleValue();
        if (!Double.isFinite(number)) {
            faults.add(new Fault(place, Fault.SHAPE, "a number of ordinary size"));
            return null;
        }
        return BigDecimal.valueOf(number);
    }

    private interface ItemReader<T> {
        @Nullable
        T read(JsonNode item, String place);
    }

    private <T> List<T> items(String name, int maximum, ItemReader<T> reader) {
        var field = field(name);
        if (field == null) {
            return List.of();
        }
        if (!field.isArray() || field.size() > maximum) {
            refuse(name, "a list of at most " + maximum);
            return List.of();
        }
        var items = new ArrayList<T>();
        for (int index = 0; index < field.size(); index++) {
            var item = reader.read(field.get(index), at(name) + "/" + index);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private <T> @Nullable T read(JsonNode value, String place, Function<Fields, T> reader) {
        if (!value.isObject()) {
            faults.add(new Fault(place, Fault.SHAPE, "an object"));
            return null;
        }
        return reader.apply(new Fields(value, place, faults));
    }

    private @Nullable String storable(JsonNode value, String place, int maximum) {
        if (!value.isTextual() || value.textValue().length() > maximum) {
            faults.add(new Fault(place, Fault.SHAPE, "a text of at most " + maximum + " characters"));
            return null;
        }
        if (!Texts.isStorable(value.textValue())) {
            faults.add(new Fault(place, Fault.TEXT, "no U+0000 and no half of a surrogate pair"));
            return null;
        }
        return value.textValue();
    }

    private @Nullable JsonNode field(String name) {
        var field = node.get(name);
        return field == null || field.isNull() ? null : field;
    }

    private boolean faulty(String name) {
        return faults.stream().anyMatch(fault -> fault.pointer().equals(at(name)));
    }

    private String at(String name) {
        return pointer + "/" + escaped(name);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
