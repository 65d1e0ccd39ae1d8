package io.chatflow.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.chatflow.testing.Api;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestService;
import io.chatflow.wall.RouteTable.Caller;
import io.chatflow.wall.RouteTable.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/// What the service answers is what the OpenAPI document says of it: the status, and every field.
class AnswersTest {

    private static final ObjectMapper JSON = Api.JSON;
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final Neighbour OWNER = Neighbour.settle();
    private static final ObjectNode DOCUMENT = document();
    private static final List<String> FIRST_TO_LAST = List.of("GET", "PUT", "POST", "DELETE");

    @ParameterizedTest
    @MethodSource("called")
    void an_answer_is_as_documented(Row row) throws Exception {
        var answer =
                api(row.caller()).send(row.method(), row.path(OWNER), row.body().apply(OWNER));

        var route = row.route().substring(row.route().indexOf(' ') + 1);
        var responses = DOCUMENT.path("paths")
                .path(route)
                .path(row.method().toLowerCase(Locale.ROOT))
                .path("responses");
        var status = Integer.toString(answer.status());
        if (answer.status() < 400) {
            assertThat(responses.fieldNames()).toIterable().contains(status);
        }
        var response = responses.has(status) ? responses.path(status) : responses.path("default");
        assertThat(faults(response, answer)).as(answer.raw().body()).isEmpty();
    }

    private static List<String> faults(JsonNode response, Api.Answer answer) throws Exception {
        var described = response.has("$ref")
                ? DOCUMENT.at(response.path("$ref").asText().substring(1))
                : response;
        var content = described.path("content");
        if (content.isMissingNode()) {
            return answer.raw().body().isEmpty() ? List.of() : List.of("a body where none is documented");
        }
        var schema = JSON.createObjectNode();
        schema.setAll((ObjectNode) content.elements().next().path("schema"));
        schema.set("components", DOCUMENT.path("components"));
        return SCHEMAS.getSchema(schema).validate(JSON.readTree(answer.raw().body())).stream()
                .map(Object::toString)
                .toList();
    }

    private static Api api(Caller caller) {
        return switch (caller) {
            case staff -> OWNER.tenant().owner();
            case visitor -> OWNER.customer().api();
            case site -> OWNER.tenant().siteServer();
            case operator -> Operator.at(TestService.baseUrl()).api();
            case nobody -> Api.anonymous();
        };
    }

    /// Reads first, deletions last; a session's end after all else that it is for.
    static Stream<Row> called() {
        return RouteTable.all().stream()
                .filter(row -> !row.path(OWNER).contains("{") && !row.route().equals("POST /api/v1/files"))
                .sorted(Comparator.comparingInt((Row row) -> FIRST_TO_LAST.indexOf(row.method()))
                        .thenComparing(row -> row.route().equals("DELETE /api/v1/widget/sessions")));
    }

    /// With every object closed: a field that is not documented is a fault.
    private static ObjectNode document() {
        var yaml = Api.anonymous().get("/api/v1/openapi.yml").raw().body();
        ObjectNode document = JSON.valueToTree(new Yaml().<Map<String, Object>>load(yaml));
        document.at("/components/schemas").forEach(schema -> {
            if (schema instanceof ObjectNode object && object.has("properties")) {
                object.put("additionalProperties", false);
            }
        });
        return document;
    }
}
