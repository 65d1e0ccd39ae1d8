package io.chatflow.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import io.chatflow.wall.RouteTable.Caller;
import io.chatflow.wall.RouteTable.Outcome;
import io.chatflow.wall.RouteTable.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/// The first wall, route by route: a caller of one tenant who holds the ids of another's gets, sees and changes
/// nothing.
class RouteWallTest {

    static final TestTenant HERE = TestTenant.create();
    private static final TestVisitor VISITOR = HERE.visitor();
    private static final Neighbour THERE = Neighbour.settle();
    private static final Map<String, JsonNode> UNTOUCHED = THERE.state();

    @AfterAll
    static void nothing_of_the_neighbours_has_changed() {
        assertThat(THERE.state()).isEqualTo(UNTOUCHED);
    }

    @Test
    void every_documented_route_has_its_row() {
        var listed = new TreeSet<String>();
        RouteTable.all().forEach(row -> listed.add(row.route()));

        assertThat(listed).isEqualTo(operations().keySet());
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void anothers_ids_open_nothing(Row row) {
        var answer =
                api(row.caller()).send(row.method(), row.path(THERE), row.body().apply(THERE));

        switch (row.outcome()) {
            case hidden -> assertThat(answer.status()).as(answer.raw().body()).isEqualTo(404);
            case refused -> assertThat(answer.status()).as(answer.raw().body()).isIn(400, 401);
            case blind, own ->
                assertThat(answer.status()).as(answer.raw().body()).isBetween(200, 299);
        }
        if (row.outcome() != Outcome.hidden) {
            assertThat(answer.raw().body()).doesNotContain(THERE.names());
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void lists_show_the_own_tenant_only(Row row) {
        assertThat(api(row.caller()).get(row.path(THERE)).raw().body()).doesNotContain(THERE.names());
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void whoever_has_no_business_there_is_turned_away(String route) {
        var row = RouteTable.of(route).getFirst();
        var allowed = new HashSet<Caller>();
        RouteTable.of(route).forEach(each -> allowed.add(each.caller()));
        for (var caller : Caller.values()) {
            if (!allowed.contains(caller)) {
                var answer = api(caller)
                        .send(row.method(), row.path(THERE), row.body().apply(THERE));
                assertThat(answer.status())
                        .as(caller + ": " + answer.raw().body())
                        .isEqualTo(caller == Caller.nobody ? 401 : 403);
            }
        }
    }

    @Test
    void what_is_the_neighbours_cannot_be_put_into_ones_own() {
        var chat = Chat.open(HERE);

        var attached = chat.post(
                chat.visitor().api(),
                Map.of("clientId", UUID.randomUUID(), "text", "Look", "attachments", List.of(THERE.file())));
        assertThat(attached.status()).isBetween(400, 499);
        for (var to : List.of(Map.of("agentId", THERE.tenant().agentId(1)), Map.of("teamId", THERE.team()))) {
            assertThat(HERE.owner().put(chat.path() + "/assignee", to).status()).isEqualTo(404);
        }
    }

    private static Api api(Caller caller) {
        return switch (caller) {
            case staff -> HERE.owner();
            case visitor -> VISITOR.api();
            case site -> HERE.siteServer();
            case operator -> Operator.at(TestService.baseUrl()).api();
            case nobody -> Api.anonymous();
        };
    }

    static Stream<Row> foreign() {
        return RouteTable.all().stream().filter(row -> row.outcome() != Outcome.own);
    }

    static Stream<Row> lists() {
        return RouteTable.all().stream()
                .filter(row ->
                        row.outcome() == Outcome.own && row.method().equals("GET") && row.caller() == Caller.staff);
    }

    static Stream<String> guarded() {
        return RouteTable.all().stream()
                .filter(row -> row.caller() != Caller.nobody)
                .map(Row::route)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("ranked")
    void an_agent_has_no_business_where_a_higher_role_is_asked_for(Row row) {
        var answer =
                HERE.agent(1).send(row.method(), row.path(THERE), row.body().apply(THERE));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(403);
    }

    static Stream<Row> ranked() {
        var ranked = new TreeSet<String>();
        operations().forEach((route, operation) -> {
            if (operation.get("security").toString().matches(".*\\[(supervisor|admin|owner)].*")) {
                ranked.add(route);
            }
        });
        assertThat(ranked).isNotEmpty();
        return RouteTable.all().stream().filter(row -> ranked.contains(row.route()));
    }

    private static Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Map<String, Map<String, Object>>>> document =
                new Yaml().load(Api.anonymous().get("/api/v1/openapi.yml").raw().body());
        var routes = new TreeMap<String, Map<String, Object>>();
        document.get("paths")
                .forEach((path, operations) -> operations.forEach(
                        (method, operation) -> routes.put(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
        return routes;
    }
}
