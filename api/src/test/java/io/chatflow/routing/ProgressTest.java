package io.chatflow.routing;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.conversations.ConversationId;
import io.chatflow.routing.Floor.Shopper;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Floor floor = Floor.with(1);

    @Test
    void a_resolution_leaves_the_queue_keeps_the_assignee_and_is_told_once() {
        floor.become(1, "online");
        var shopper = floor.waiting();
        var answer = resolve(shopper);
        assertThat(answer.body().path("status").asText()).isEqualTo("resolved");
        assertThat(answer.body().at("/assignee/agentId").asText())
                .isEqualTo(floor.tenant().agentId(1));
        assertThat(answer.body().has("waitingSince")).isFalse();
        assertThat(resolve(shopper).status()).isEqualTo(200);
        assertThat(floor.entries(shopper, "status"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at("/data/to").asText()).isEqualTo("resolved"));
    }

    @Test
    void what_was_queued_no_longer_waits_once_it_is_resolved() {
        var shopper = floor.waiting();
        resolve(shopper);
        assertThat(floor.queue()).isEmpty();
    }

    @Test
    void a_reopened_conversation_is_open_again() {
        var shopper = floor.waiting();
        resolve(shopper);
        var answer = floor.staff(floor.tenant().agent(1), "DELETE", shopper, "resolution", null);
        assertThat(answer.body().path("status").asText()).isEqualTo("open");
        assertThat(floor.staff(floor.tenant().agent(1), "DELETE", shopper, "resolution", null)
                        .status())
                .isEqualTo(200);
        assertThat(floor.entries(shopper, "status")).hasSize(2);
    }

    @Test
    void a_snoozed_conversation_wakes_when_its_time_has_come() throws SQLException {
        floor.become(1, "online");
        var shopper = floor.waiting();
        var answer = snooze(shopper, Instant.now().plusSeconds(3600));
        assertThat(answer.body().path("status").asText()).isEqualTo("snoozed");
        runWakeUps(shopper, "1 hour");

        var status = eventually(() -> status(shopper), "open"::equals);
        assertThat(status).isEqualTo("open");
        assertThat(floor.assignee(shopper)).isEqualTo(floor.tenant().agentId(1));
    }

    @Test
    void one_that_is_snoozed_again_sleeps_until_the_later_time() throws SQLException {
        var shopper = floor.waiting();
        snooze(shopper, Instant.now().plusSeconds(3600));
        snooze(shopper, Instant.now().plusSeconds(7200));
        runWakeUps(shopper, "1 hour");

        eventually(() -> wakeUps(shopper) <= 1);
        assertThat(status(shopper)).isEqualTo("snoozed");
    }

    @Test
    void the_visitors_next_message_wakes_it() {
        var shopper = floor.waiting();
        snooze(shopper, Instant.now().plusSeconds(3600));
        assertThat(floor.queue()).isEmpty();
        shopper.says("Are you there?");
        assertThat(status(shopper)).isEqualTo("open");
        assertThat(floor.queue()).containsExactly(shopper.conversation());
    }

    @Test
    void the_shopper_does_not_see_when_staff_mean_to_come_back() {
        var shopper = floor.waiting();
        snooze(shopper, Instant.now().plusSeconds(3600));
        floor.staff(floor.tenant().agent(1), "PUT", shopper, "priority", Map.of("priority", "low"));
        floor.staff(floor.tenant().agent(1), "PUT", shopper, "tags", Map.of("tags", List.of("angry")));
        assertThat(floor.entries(shopper, shopper.visitor().api()))
                .extracting(entry -> entry.path("kind").asText())
                .containsExactly("message", "handoff");
        assertThat(floor.entries(shopper)).hasSize(5);
    }

    @Test
    void a_time_in_the_past_or_too_far_away_is_refused() {
        var shopper = floor.waiting();
        assertThat(snooze(shopper, Instant.now().minusSeconds(1)).status()).isEqualTo(400);
        assertThat(snooze(shopper, Instant.now().plusSeconds(400L * 24 * 3600)).status())
                .isEqualTo(400);
        assertThat(floor.staff(floor.tenant().agent(1), "PUT", shopper, "snooze", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(status(shopper)).isEqualTo("open");
    }

    @Test
    void priorities_and_tags_are_kept_and_told_to_staff() {
        var shopper = floor.waiting();
        var agent = floor.tenant().agent(1);
        floor.staff(agent, "PUT", shopper, "priority", Map.of("priority", "urgent"));
        var answer = floor.staff(agent, "PUT", shopper, "tags", Map.of("tags", List.of(" refund ", "vip", "refund")));
        assertThat(answer.body().path("priority").asText()).isEqualTo("urgent");
        assertThat(answer.body().path("tags")).isEqualTo(Api.JSON.valueToTree(List.of("refund", "vip")));
        assertThat(floor.entries(shopper, "event")).hasSize(2);
        floor.staff(agent, "PUT", shopper, "tags", Map.of("tags", List.of("refund", "vip")));
        assertThat(floor.entries(shopper, "event")).hasSize(2);
    }

    @Test
    void what_is_no_priority_or_no_tag_is_refused() {
        var shopper = floor.waiting();
        var agent = floor.tenant().agent(1);
        var many = IntStream.range(0, 21).mapToObj(number -> "tag" + number).toList();
        var refused = floor.staff(agent, "PUT", shopper, "priority", Map.of("priority", "top"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/priority");
        assertThat(floor.staff(agent, "PUT", shopper, "tags", Map.of("tags", many))
                        .code())
                .isEqualTo("too_many_items");
        assertThat(floor.staff(agent, "PUT", shopper, "tags", Map.of("tags", List.of("ok", " ")))
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/tags/1");
        assertThat(floor.staff(agent, "PUT", shopper, "tags", Map.of("tags", List.of("x".repeat(51))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void another_tenants_conversations_are_not_found_by_any_of_these() {
        var shopper = floor.waiting();
        var stranger = Floor.with(1).tenant().agent(1);
        var later = Map.of("until", Instant.now().plusSeconds(60).toString());
        assertThat(List.of(
                        floor.staff(stranger, "POST", shopper, "resolution", null)
                                .status(),
                        floor.staff(stranger, "DELETE", shopper, "resolution", null)
                                .status(),
                        floor.staff(stranger, "PUT", shopper, "snooze", later).status(),
                        floor.staff(stranger, "PUT", shopper, "priority", Map.of("priority", "low"))
                                .status(),
                        floor.staff(stranger, "PUT", shopper, "tags", Map.of("tags", List.of()))
                                .status()))
                .containsOnly(404);
        var otherShopper = floor.shopper();
        assertThat(floor.staff(otherShopper.visitor().api(), "POST", shopper, "resolution", null)
                        .status())
                .isEqualTo(404);
        assertThat(floor.staff(shopper.visitor().api(), "DELETE", shopper, "resolution", null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_shopper_ends_her_own_conversation_once_and_reopens_it_by_writing() {
        var shopper = floor.waiting();
        var ended = floor.staff(shopper.visitor().api(), "POST", shopper, "resolution", null);
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.body().path("status").asText()).isEqualTo("resolved");
        assertThat(floor.queue()).isEmpty();
        floor.staff(shopper.visitor().api(), "POST", shopper, "resolution", null);
        assertThat(floor.entries(shopper, "status"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.at("/author/kind").asText()).isEqualTo("contact"));
        shopper.says("One more thing");
        assertThat(status(shopper)).isEqualTo("open");
    }

    private Api.Answer resolve(Shopper shopper) {
        return floor.staff(floor.tenant().agent(1), "POST", shopper, "resolution", null);
    }

    private Api.Answer snooze(Shopper shopper, Instant until) {
        return floor.staff(floor.tenant().agent(1), "PUT", shopper, "snooze", Map.of("until", until.toString()));
    }

    /// Turns the clock forward for this one conversation, so that nobody has to wait for it.
    private static void runWakeUps(Shopper shopper, String forward) throws SQLException {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var sleep = connection.prepareStatement("UPDATE conversation SET snoozed_until = snoozed_until - "
                        + "CAST(? AS interval) WHERE id = ?");
                var job = connection.prepareStatement("UPDATE scheduled_tasks SET execution_time = execution_time - "
                        + "CAST(? AS interval) WHERE task_name = 'routing-wake-up' AND task_instance LIKE ? || '/%'")) {
            sleep.setString(1, forward);
            sleep.setObject(2, ConversationId.parse(shopper.conversation()).value());
            assertThat(sleep.executeUpdate()).isEqualTo(1);
            job.setString(1, forward);
            job.setString(2, shopper.conversation());
            assertThat(job.executeUpdate()).isPositive();
        }
    }

    private static int wakeUps(Shopper shopper) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var jobs = connection.prepareStatement("SELECT count(*) FROM scheduled_tasks "
                        + "WHERE task_name = 'routing-wake-up' AND task_instance LIKE ? || '/%'")) {
            jobs.setString(1, shopper.conversation());
            var rows = jobs.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String status(Shopper shopper) {
        return floor.conversation(shopper).path("status").asText();
    }
}
