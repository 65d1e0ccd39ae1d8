package io.chatflow.realtime;

import static com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import static com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ServerFrame;
import io.chatflow.testing.Documents;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// `docs/api/realtime.json`: the JSON Schema of every frame, made from the sealed records.
class RealtimeDocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String AT = "#/$defs/";

    @Test
    void the_document_says_what_the_records_say() throws JsonProcessingException {
        var generator = generator();
        var builder = generator.buildMultipleSchemaDefinitions();
        var sides = List.<Class<?>>of(ClientFrame.class, ServerFrame.class);
        for (var side : sides) {
            for (var frame : frames(side)) {
                builder.createSchemaReference(frame.value());
            }
        }
        var collected = builder.collectDefinitions("$defs");
        var definitions = new TreeMap<String, ObjectNode>();
        collected.properties().forEach(one -> definitions.put(one.getKey(), (ObjectNode) one.getValue()));
        for (var side : sides) {
            describe(side, definitions);
        }
        var comments = Comments.read();
        definitions.forEach(
                (name, definition) -> comments.of(name).ifPresent(words -> definition.put("description", words)));

        var document = JSON.createObjectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", "Frame");
        document.put(
                "description", "What clients and servers say to each other on the socket, one object in each frame.");
        references(document, sides.stream().map(Class::getSimpleName).toList());
        definitions.forEach(document.putObject("$defs")::set);
        Documents.assertCurrent("api/realtime.json", JSON.writeValueAsString(document) + "\n");
        Documents.assertCurrent(
                "api/realtime.md", FrameReference.of(JSON.convertValue(document, new TypeReference<>() {})));
    }

    /// Gives each frame its `type`, and the side the list of its frames.
    private static void describe(Class<?> side, TreeMap<String, ObjectNode> definitions) {
        for (var frame : frames(side)) {
            var definition = definitions.computeIfAbsent(
                    nameOf(frame.value()), ignored -> JSON.createObjectNode().put("type", "object"));
            var properties = JSON.createObjectNode();
            properties.putObject("type").put("const", frame.name());
            definition.path("properties").properties().forEach(one -> properties.set(one.getKey(), one.getValue()));
            definition.set("properties", properties);
            var required = JSON.createArrayNode().add("type");
            definition.path("required").forEach(required::add);
            definition.set("required", required);
        }
        var all = JSON.createObjectNode();
        references(
                all, frames(side).stream().map(frame -> nameOf(frame.value())).toList());
        definitions.put(side.getSimpleName(), all);
    }

    private static void references(ObjectNode into, List<String> names) {
        var options = into.putArray("oneOf");
        names.forEach(name -> options.addObject().put("$ref", AT + name));
    }

    private static List<JsonSubTypes.Type> frames(Class<?> side) {
        return Arrays.asList(side.getAnnotation(JsonSubTypes.class).value());
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.RESPECT_JSONPROPERTY_REQUIRED,
                        JacksonOption.SKIP_SUBTYPE_LOOKUP,
                        JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.INLINE_NULLABLE_SCHEMAS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDefinitionNamingStrategy(
                        (key, context) -> nameOf(key.getType().getErasedType()))
                .withCustomDefinitionProvider((type, context) -> {
                    if (!type.getErasedType().isEnum()) {
                        return null;
                    }
                    var words = context.getGeneratorConfig().createObjectNode().put("type", "string");
                    var values = words.putArray("enum");
                    for (var constant : type.getErasedType().getEnumConstants()) {
                        values.add(((Enum<?>) constant).name());
                    }
                    return new CustomDefinition(words, DefinitionType.ALWAYS_REF, AttributeInclusion.NO);
                });
        config.forFields()
                .withNullableCheck(RealtimeDocumentTest::mayBeNull)
                .withRequiredCheck(field -> field.getAnnotation(JsonInclude.class) != null);
        return new SchemaGenerator(config.build());
    }

    /// A server leaves out what it has no value for, but for what is marked; a client may write null instead.
    private static boolean mayBeNull(FieldScope field) {
        var optionalOfClient =
                field.getDeclaringType().getErasedType().getName().startsWith(ClientFrame.class.getName())
                        && field.getAnnotation(JsonProperty.class) == null;
        return optionalOfClient || field.getAnnotation(JsonInclude.class) != null;
    }

    /// A frame is named for its side, any other record as the protocol calls it.
    private static String nameOf(Class<?> type) {
        if (ClientFrame.class.isAssignableFrom(type)) {
            return "Client" + type.getSimpleName();
        }
        if (ServerFrame.class.isAssignableFrom(type)) {
            return "Server" + type.getSimpleName();
        }
        return type == Map.class ? "EntryData" : type.getSimpleName().replaceFirst("(?<=.)View$", "");
    }
}
