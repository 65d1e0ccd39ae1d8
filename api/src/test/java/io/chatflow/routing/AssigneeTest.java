package io.chatflow.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.routing.Floor.Shopper;
import io.chatflow.testing.Api;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssigneeTest {

    private final Floor floor = Floor.with(2);

    @Test
    void an_assignment_opens_the_conversation_takes_it_from_the_queue_and_is_told_in_the_log() {
        var shopper = floor.waiting();
        var answer = assign(floor.tenant().supervisor(), shopper, floor.tenant().agentId(2));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/assignee/agentId").asText())
                .isEqualTo(floor.tenant().agentId(2));
        assertThat(answer.body().at("/assignee/name").asText()).isEqualTo("Name of agent2");
        assertThat(floor.queue()).isEmpty();
        assertThat(floor.entries(shopper, "assignment")).singleElement().satisfies(entry -> {
            assertThat(entry.at("/data/agentId").asText())
                    .isEqualTo(floor.tenant().agentId(2));
            assertThat(entry.at("/author/id").asText()).isEqualTo(floor.tenant().supervisorId());
        });
    }

    @Test
    void what_the_assistant_had_is_for_people_from_then_on() {
        var shopper = floor.shopper();
        var answer = assign(floor.tenant().agent(1), shopper, floor.tenant().agentId(1));
        assertThat(answer.body().path("status").asText()).isEqualTo("open");
    }

    @Test
    void the_same_assignment_again_changes_nothing() {
        var shopper = floor.waiting();
        assign(floor.tenant().agent(1), shopper, floor.tenant().agentId(1));
        var again = assign(floor.tenant().agent(1), shopper, floor.tenant().agentId(1));
        assertThat(again.status()).isEqualTo(200);
        assertThat(floor.entries(shopper, "assignment")).hasSize(1);
    }

    @Test
    void people_may_be_given_more_than_their_capacity() {
        floor.capacity(1, 0);
        var shopper = floor.waiting();
        assign(floor.tenant().supervisor(), shopper, floor.tenant().agentId(1));
        assertThat(floor.assignee(shopper)).isEqualTo(floor.tenant().agentId(1));
    }

    @Test
    void what_is_given_back_waits_in_the_queue_and_goes_to_somebody_else() {
        floor.become(1, "online");
        var shopper = floor.waiting();
        assertThat(floor.assignee(shopper)).isEqualTo(floor.tenant().agentId(1));
        var since = floor.conversation(shopper).path("waitingSince");
        var answer = floor.staff(floor.tenant().agent(1), "DELETE", shopper, "assignee", null);
        assertThat(answer.body().path("assignee").isNull()).isTrue();
        assertThat(answer.body().path("waitingSince")).isEqualTo(since);
        assertThat(floor.queue()).containsExactly(shopper.conversation());
        floor.become(2, "online");
        assertThat(floor.eventuallyAssigned(shopper)).isEqualTo(floor.tenant().agentId(2));
    }

    @Test
    void a_team_gets_it_for_its_next_free_agent() {
        var team = floor.tenant()
                .agent(1)
                .get("/api/v1/teams")
                .body()
                .at("/data/0/id")
                .asText();
        var shopper = floor.shopper();
        var answer = floor.staff(floor.tenant().agent(1), "PUT", shopper, "assignee", Map.of("teamId", team));
        assertThat(answer.body().at("/assignee/teamId").asText()).isEqualTo(team);
        assertThat(answer.body().path("status").asText()).isEqualTo("open");
        assertThat(floor.queue()).containsExactly(shopper.conversation());
        floor.become(2, "online");
        assertThat(floor.eventuallyAssigned(shopper)).isEqualTo(floor.tenant().agentId(2));
        assertThat(floor.conversation(shopper).at("/assignee/teamId").asText()).isEqualTo(team);
    }

    @Test
    void only_this_tenants_people_and_conversations_are_found() {
        var elsewhere = Floor.with(1);
        var shopper = floor.waiting();
        assertThat(assign(
                                floor.tenant().supervisor(),
                                shopper,
                                elsewhere.tenant().agentId(1))
                        .status())
                .isEqualTo(404);
        assertThat(assign(
                                elsewhere.tenant().supervisor(),
                                shopper,
                                elsewhere.tenant().agentId(1))
                        .code())
                .isEqualTo("conversation_not_found");
        assertThat(floor.staff(shopper.visitor().api(), "PUT", shopper, "assignee", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(floor.assignee(shopper)).isEmpty();
    }

    @Test
    void neither_both_nor_none_nor_nonsense_is_an_assignee() {
        var shopper = floor.waiting();
        var agent = floor.tenant().agent(1);
        assertThat(floor.staff(agent, "PUT", shopper, "assignee", Map.of()).status())
                .isEqualTo(400);
        assertThat(floor.staff(agent, "PUT", shopper, "assignee", Map.of("agentId", "nobody"))
                        .status())
                .isEqualTo(400);
    }

    private Api.Answer assign(Api by, Shopper shopper, String agent) {
        return floor.staff(by, "PUT", shopper, "assignee", Map.of("agentId", agent));
    }
}
