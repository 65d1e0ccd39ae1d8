package io.chatflow.routing;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentsTest {

    private final Floor floor = Floor.with(2);

    @Test
    void everyone_starts_offline_with_a_capacity_of_eight() {
        var me = floor.tenant().agent(1).get("/api/v1/me").body();
        assertThat(me.path("id").asText()).isEqualTo(floor.tenant().agentId(1));
        assertThat(me.path("name").asText()).isEqualTo("Name of agent1");
        assertThat(me.path("email").asText()).isEqualTo(floor.tenant().email("agent1"));
        assertThat(me.path("role").asText()).isEqualTo("agent");
        assertThat(me.at("/tenant/id").asText()).isEqualTo(floor.tenant().id());
        assertThat(me.path("availability").asText()).isEqualTo("offline");
        assertThat(me.path("capacity").asInt()).isEqualTo(8);
        assertThat(me.path("openConversations").asInt()).isZero();
    }

    @Test
    void the_operator_belongs_to_no_tenant() {
        var me = Operator.at(TestService.baseUrl()).api().get("/api/v1/me").body();
        assertThat(me.path("role").asText()).isEqualTo("operator");
        assertThat(me.has("tenant")).isTrue();
        assertThat(me.path("tenant").isNull()).isTrue();
    }

    @Test
    void availability_is_kept_and_shown_to_colleagues() {
        floor.become(1, "online");
        assertThat(floor.tenant()
                        .agent(1)
                        .get("/api/v1/me")
                        .body()
                        .path("availability")
                        .asText())
                .isEqualTo("online");
        assertThat(agent(1).path("availability").asText()).isEqualTo("online");
        assertThat(agent(2).path("availability").asText()).isEqualTo("offline");
        var refused = floor.tenant().agent(1).put("/api/v1/me/availability", Map.of("status", "busy"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/status");
    }

    @Test
    void open_conversations_are_counted() {
        floor.become(1, "online");
        floor.waiting();
        var resolved = floor.waiting();
        floor.staff(floor.tenant().agent(1), "POST", resolved, "resolution", null);
        assertThat(agent(1).path("openConversations").asInt()).isEqualTo(1);
    }

    @Test
    void what_a_shopper_waits_for_with_somebody_who_left_goes_back_to_the_queue() {
        floor.become(1, "online");
        var shopper = floor.waiting();
        assertThat(floor.eventuallyAssigned(shopper)).isEqualTo(floor.tenant().agentId(1));

        floor.tenant().owner().post("/api/v1/staff/" + floor.tenant().agentId(1) + "/deactivation", Map.of());

        assertThat(eventually(floor::queue, queue -> !queue.isEmpty())).containsExactly(shopper.conversation());
        var gone = Map.of("agentId", floor.tenant().agentId(1));
        assertThat(floor.staff(floor.tenant().supervisor(), "PUT", shopper, "assignee", gone)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void only_supervisors_set_capacity_and_only_of_their_own_people() {
        var path = "/api/v1/agents/" + floor.tenant().agentId(1) + "/capacity";
        assertThat(floor.tenant().agent(1).put(path, Map.of("capacity", 99)).status())
                .isEqualTo(403);
        assertThat(floor.tenant().agent(1).put(path, Map.of("capacity", 99)).code())
                .isEqualTo("forbidden");
        assertThat(Floor.with(0)
                        .tenant()
                        .supervisor()
                        .put(path, Map.of("capacity", 1))
                        .status())
                .isEqualTo(404);
        assertThat(floor.tenant().supervisor().put(path, Map.of("capacity", -1)).status())
                .isEqualTo(400);
        assertThat(floor.tenant().supervisor().put(path, Map.of()).status()).isEqualTo(400);
        assertThat(floor.tenant()
                        .supervisor()
                        .put(path, Map.of("capacity", 3))
                        .body()
                        .path("capacity")
                        .asInt())
                .isEqualTo(3);
        assertThat(agent(1).path("capacity").asInt()).isEqualTo(3);
    }

    @Test
    void the_list_of_agents_comes_in_pages() {
        var all = floor.tenant().agent(1).get("/api/v1/agents").body();
        assertThat(all.path("data")).hasSize(4);
        assertThat(all.path("nextCursor").isNull()).isTrue();
        var first = floor.tenant().agent(1).get("/api/v1/agents?limit=3").body();
        var next = "/api/v1/agents?limit=3&cursor=" + first.path("nextCursor").asText();
        assertThat(first.path("data")).hasSize(3);
        assertThat(floor.tenant().agent(1).get(next).body().path("data")).hasSize(1);
    }

    @Test
    void shoppers_learn_whether_anybody_is_there_and_what_to_expect() {
        var availability = TestService.context().getBean(Availability.class);
        var tenant = TenantId.parse(floor.tenant().id());
        assertThat(availability.of(tenant)).isEqualTo(new Availability.Expectation(false, null));
        floor.become(1, "online");
        assertThat(availability.of(tenant)).isEqualTo(new Availability.Expectation(true, null));
        var shopper = floor.waiting();
        var reply = Map.of("clientId", UUID.randomUUID().toString(), "text", "Hello", "attachments", List.of());
        floor.staff(floor.tenant().agent(1), "POST", shopper, "messages", reply);
        var expected = eventually(() -> availability.of(tenant), now -> now.expectedReplySeconds() != null);
        assertThat(expected.expectedReplySeconds()).isBetween(0, 60);
        var site = floor.tenant().visitor().session().path("site");
        assertThat(site.path("online").asBoolean()).isTrue();
        assertThat(site.path("expectedReplySeconds").asInt()).isEqualTo(expected.expectedReplySeconds());
    }

    @Test
    void an_agent_whose_browser_died_goes_offline_and_shoppers_find_another() {
        var settings = Map.<String, Object>of(
                "chatflow.routing.agent-gone-after", "3s", "chatflow.routing.agent-heartbeat", "100ms");
        try (var service = TestService.start(settings)) {
            var socket = TestSocket.greetedAt(
                    service.getURL().toString(), floor.tenant().accessToken("agent1"));
            floor.become(1, "online");
            var shopper = floor.waiting();
            assertThat(floor.eventuallyAssigned(shopper))
                    .isEqualTo(floor.tenant().agentId(1));

            socket.abort();
            eventually(() -> agent(1), now -> now.path("availability").asText().equals("offline"));
            floor.become(2, "online");

            assertThat(agent(1).path("availability").asText()).isEqualTo("offline");
            eventually(() -> floor.assignee(shopper), floor.tenant().agentId(2)::equals);
            assertThat(floor.assignee(shopper)).isEqualTo(floor.tenant().agentId(2));
        }
    }

    private JsonNode agent(int number) {
        for (var agent : floor.tenant().agent(2).get("/api/v1/agents").body().path("data")) {
            if (agent.path("id").asText().equals(floor.tenant().agentId(number))) {
                return agent;
            }
        }
        throw new AssertionError("no such agent");
    }
}
