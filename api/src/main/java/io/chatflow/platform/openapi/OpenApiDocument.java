package io.chatflow.platform.openapi;

import io.chatflow.platform.web.PageRequest;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// The description of the API: what the build read off the controllers, with what it cannot see there (who may call a
/// route, how errors look, how lists are paged) and what it says wrongly (see `Schemas`) put right.
/// Source: OpenAPI 3.1.0.
@Singleton
final class OpenApiDocument {

    private static final String GENERATED = "classpath:META-INF/swagger/openapi.yml";
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.POST, HttpMethod.DELETE);

    /// Nothing in the controllers names it: it is what becomes of their exceptions.
    private static final String PROBLEM = """
            responses:
              Problem:
                description: What went wrong. Programs read `code`.
                content:
                  application/problem+json:
                    schema:
                      type: object
                      required: [type, title, status, code]
                      properties:
                        type: {type: string, const: 'about:blank'}
                        title: {type: string, description: The reason phrase of the status.}
                        status: {type: integer}
                        detail: {type: string, description: For people; the words may change.}
                        code: {type: string, pattern: '^[a-z_]+$'}
                        errors:
                          type: array
                          items:
                            type: object
                            required: [pointer, detail]
                            properties:
                              pointer: {type: string, description: A JSON Pointer into the body (RFC 6901).}
                              detail: {type: string}
            """;

    private final ResourceResolver resources;
    private final Router router;
    private volatile Map<String, Object> tree;
    private volatile String text;

    OpenApiDocument(ResourceResolver resources, Router router) {
        this.resources = resources;
        this.router = router;
    }

    /// YAML; made once.
    String text() {
        if (text == null) {
            var options = new DumperOptions();
            options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
            options.setWidth(120);
            text = new Yaml(options).dump(tree());
        }
        return text;
    }

    /// The same as maps and lists; made once, changed by nobody.
    Map<String, Object> tree() {
        if (tree == null) {
            tree = finished();
        }
        return tree;
    }

    private Map<String, Object> finished() {
        Map<String, Object> document = new Yaml().load(generated());
        var schemas = Trees.map(Trees.map(document, "components"), "schemas");
        Schemas.mend(schemas);
        Trees.map(document, "components").putAll(new Yaml().load(PROBLEM));
        schemas.remove(PageRequest.class.getSimpleName());
        Trees.map(document, "paths")
                .forEach((path, operations) -> METHODS.forEach(method -> {
                    var operation = Trees.map(operations).get(method.name().toLowerCase(Locale.ROOT));
                    if (operation != null) {
                        finish(method, path, Trees.map(operation));
                    }
                }));
        return document;
    }

    private void finish(HttpMethod method, String path, Map<String, Object> operation) {
        Schemas.mend(operation);
        operation.put("operationId", operationId(method, path));
        if (operation.get("summary") instanceof String summary && summary.equals(operation.get("description"))) {
            operation.remove("description");
        }
        operation.put("security", security(method, path));
        if (operation.get("parameters") instanceof List<?> parameters) {
            operation.put("parameters", paged(parameters));
        }
        var responses = Trees.map(operation, "responses");
        responses.forEach((status, response) -> Trees.map(response)
                .computeIfPresent(
                        "description",
                        (key, words) -> words.toString().endsWith(" response")
                                ? HttpStatus.valueOf(Integer.parseInt(status)).getReason()
                                : words));
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
    }

    /// The roles of which a caller needs one; a public route asks for nothing.
    private List<Map<String, Object>> security(HttpMethod method, String path) {
        var roles = router.uriRoutes()
                .filter(route -> route.getHttpMethod() == method
                        && shape(route.getUriMatchTemplate().toPathString()).equals(shape(path)))
                .findFirst()
                .map(OpenApiDocument::roles)
                .orElseThrow(() -> new IllegalStateException("no route " + method + " " + path));
        return roles.contains(SecurityRule.IS_ANONYMOUS) ? List.of() : List.of(Map.of("bearer", roles));
    }

    /// Two templates are one whatever their variables are called and may match.
    private static String shape(String template) {
        return template.replaceAll("\\{[^}]*}", "{}");
    }

    /// As the guard reads them: a method's own roles stand in the place of its controller's.
    private static List<String> roles(UriRouteInfo<?, ?> route) {
        return route.getAnnotationMetadata().getValue(Secured.class, String[].class).stream()
                .flatMap(Arrays::stream)
                .sorted()
                .toList();
    }

    private static List<Object> paged(List<?> parameters) {
        var paged = new ArrayList<Object>();
        for (var parameter : parameters) {
            if (Schemas.refersTo(Trees.map(parameter).get("schema"), PageRequest.class)) {
                paged.add(query("limit", limit()));
                paged.add(query("cursor", cursor()));
            } else {
                paged.add(parameter);
            }
        }
        return paged;
    }

    private static Map<String, Object> limit() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "integer");
        schema.put("minimum", 1);
        schema.put("maximum", PageRequest.MAXIMUM_LIMIT);
        schema.put("default", PageRequest.DEFAULT_LIMIT);
        return schema;
    }

    private static Map<String, Object> cursor() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "string");
        schema.put("description", "`nextCursor` of the page before");
        return schema;
    }

    private static Map<String, Object> query(String name, Map<String, Object> schema) {
        var parameter = new LinkedHashMap<String, Object>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("schema", schema);
        return parameter;
    }

    /// `PUT /api/v1/agents/{id}/capacity` is `putAgentsByIdCapacity`.
    private static String operationId(HttpMethod method, String path) {
        var name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (var part : path.replaceFirst("^/api/v1", "").split("[^A-Za-z{]+")) {
            if (!part.isEmpty()) {
                var word = part.replace("{", "");
                name.append(part.startsWith("{") ? "By" : "")
                        .append(Character.toUpperCase(word.charAt(0)))
                        .append(word, 1, word.length());
            }
        }
        return name.toString();
    }

    private String generated() {
        try (var document = resources.getResourceAsStream(GENERATED).orElseThrow()) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
