package io.chatflow.routing;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.conversations.ConversationId;
import io.chatflow.routing.Floor.Shopper;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

    private final Floor floor = Floor.with(2);

    @Test
    void of_two_agents_who_take_at_once_exactly_one_gets_it() throws Exception {
        for (int round = 0; round < 5; round++) {
            var shopper = floor.waiting();
            List<Callable<Integer>> both = List.of(
                    () -> take(1, shopper).status(), () -> take(2, shopper).status());
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var statuses = executor.invokeAll(both).stream()
                        .map(future -> future.resultNow())
                        .toList();
                assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            }
            assertThat(floor.entries(shopper, "assignment")).hasSize(1);
        }
    }

    @Test
    void taking_what_one_has_changes_nothing_and_what_another_has_is_refused() {
        var shopper = floor.waiting();
        assertThat(take(1, shopper).body().at("/assignee/agentId").asText())
                .isEqualTo(floor.tenant().agentId(1));
        assertThat(take(1, shopper).status()).isEqualTo(200);
        assertThat(take(2, shopper).code()).isEqualTo("already_assigned");
        assertThat(decline(2, shopper).code()).isEqualTo("already_assigned");
        assertThat(floor.entries(shopper, "assignment")).hasSize(1);
        assertThat(floor.queue()).isEmpty();
    }

    @Test
    void what_waits_for_nobody_cannot_be_taken() {
        var withAssistant = floor.shopper();
        assertThat(take(1, withAssistant).code()).isEqualTo("not_queued");
        assertThat(floor.conversation(withAssistant).path("status").asText()).isEqualTo("pending");
    }

    @Test
    void a_team_that_asks_for_acceptance_gets_offers_that_stand_on_the_conversation() {
        offersStandFor(600);
        floor.become(1, "online");
        var shopper = floor.shopper();
        assertThat(shopper.asksForPerson().body().path("position").asInt()).isEqualTo(1);
        var offered = floor.conversation(shopper);
        assertThat(offered.at("/offer/agentId").asText())
                .isEqualTo(floor.tenant().agentId(1));
        assertThat(offered.at("/offer/expiresAt").asText()).isNotEmpty();
        assertThat(offered.path("assignee").isNull()).isTrue();
        assertThat(take(1, shopper).body().has("offer")).isFalse();
        assertThat(floor.assignee(shopper)).isEqualTo(floor.tenant().agentId(1));
    }

    @Test
    void what_is_declined_is_offered_to_the_next_and_keeps_its_first_waiting_time() {
        offersStandFor(600);
        floor.become(1, "online");
        var shopper = floor.waiting();
        floor.become(2, "online");
        var since = floor.conversation(shopper).path("waitingSince");
        assertThat(decline(1, shopper).body().at("/offer/agentId").asText())
                .isEqualTo(floor.tenant().agentId(2));
        var younger = floor.waiting();
        assertThat(floor.conversation(shopper).path("waitingSince")).isEqualTo(since);
        assertThat(floor.queue()).containsExactly(shopper.conversation(), younger.conversation());
    }

    @Test
    void an_offer_that_runs_out_goes_to_the_next() throws SQLException {
        offersStandFor(600);
        floor.become(1, "online");
        var shopper = floor.waiting();
        floor.become(2, "online");
        var since = floor.conversation(shopper).path("waitingSince");
        letRunOut(shopper);
        var offered = eventually(
                () -> floor.conversation(shopper),
                now -> offeredTo(now).equals(floor.tenant().agentId(2)));
        assertThat(offeredTo(offered)).isEqualTo(floor.tenant().agentId(2));
        assertThat(offered.path("waitingSince")).isEqualTo(since);
    }

    @Test
    void who_goes_away_loses_the_offer() {
        offersStandFor(600);
        floor.become(1, "online");
        var shopper = floor.waiting();
        floor.become(2, "online");
        floor.become(1, "away");
        var offered = eventually(
                () -> floor.conversation(shopper),
                now -> offeredTo(now).equals(floor.tenant().agentId(2)));
        assertThat(offeredTo(offered)).isEqualTo(floor.tenant().agentId(2));
    }

    @Test
    void an_unanswered_offer_counts_for_capacity() {
        offersStandFor(600);
        floor.capacity(1, 1);
        floor.become(1, "online");
        var first = floor.waiting();
        var second = floor.waiting();
        assertThat(offeredTo(floor.conversation(first)))
                .isEqualTo(floor.tenant().agentId(1));
        assertThat(offeredTo(floor.conversation(second))).isEmpty();
    }

    @Test
    void another_tenants_conversations_are_not_found() {
        var shopper = floor.waiting();
        var elsewhere = Floor.with(1);
        assertThat(elsewhere
                        .staff(elsewhere.tenant().agent(1), "POST", shopper, "acceptance", null)
                        .status())
                .isEqualTo(404);
        assertThat(elsewhere
                        .staff(elsewhere.tenant().agent(1), "DELETE", shopper, "acceptance", null)
                        .status())
                .isEqualTo(404);
        assertThat(floor.assignee(shopper)).isEmpty();
    }

    @Test
    void only_supervisors_say_how_a_team_takes_conversations() {
        var policy = Map.of("asksForAcceptance", true, "offerSeconds", 30);
        var path = "/api/v1/teams/" + team() + "/routing";
        assertThat(floor.tenant().agent(1).put(path, policy).status()).isEqualTo(403);
        assertThat(floor.tenant()
                        .supervisor()
                        .put(path, Map.of("offerSeconds", 1))
                        .status())
                .isEqualTo(400);
        assertThat(Floor.with(0).tenant().supervisor().put(path, policy).status())
                .isEqualTo(404);
        assertThat(floor.tenant()
                        .agent(1)
                        .get(path)
                        .body()
                        .path("asksForAcceptance")
                        .asBoolean())
                .isFalse();
    }

    private Api.Answer take(int agent, Shopper shopper) {
        return floor.staff(floor.tenant().agent(agent), "POST", shopper, "acceptance", null);
    }

    private Api.Answer decline(int agent, Shopper shopper) {
        return floor.staff(floor.tenant().agent(agent), "DELETE", shopper, "acceptance", null);
    }

    private void offersStandFor(int seconds) {
        var policy = Map.of("asksForAcceptance", true, "offerSeconds", seconds);
        floor.tenant().supervisor().put("/api/v1/teams/" + team() + "/routing", policy);
    }

    private String team() {
        return floor.tenant()
                .supervisor()
                .get("/api/v1/teams")
                .body()
                .at("/data/0/id")
                .asText();
    }

    private static String offeredTo(JsonNode conversation) {
        return conversation.at("/offer/agentId").asText();
    }

    /// Turns the clock of this one offer, so that nobody has to wait for it.
    private void letRunOut(Shopper shopper) throws SQLException {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var offer = connection.prepareStatement(
                        "UPDATE conversation SET offer_expires_at = now() WHERE offer_agent_id IS NOT NULL AND id = ?");
                var job = connection.prepareStatement(
                        "UPDATE scheduled_tasks SET execution_time = now() WHERE task_instance LIKE ? || '/%'")) {
            offer.setObject(1, ConversationId.parse(shopper.conversation()).value());
            offer.executeUpdate();
            job.setString(1, shopper.conversation());
            job.executeUpdate();
        }
    }
}
