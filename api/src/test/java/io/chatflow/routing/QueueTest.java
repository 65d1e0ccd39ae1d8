package io.chatflow.routing;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.routing.Floor.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueTest {

    private final Floor floor = Floor.with(3);

    @Test
    void the_first_to_wait_is_the_first_to_be_served() {
        var shoppers =
                IntStream.range(0, 3).mapToObj(ignored -> floor.waiting()).toList();
        assertThat(floor.queue()).containsExactlyElementsOf(ids(shoppers));
        floor.capacity(1, 1);
        floor.become(1, "online");
        assertThat(floor.eventuallyAssigned(shoppers.get(0)))
                .isEqualTo(floor.tenant().agentId(1));
        assertThat(floor.queue()).containsExactlyElementsOf(ids(shoppers.subList(1, 3)));
    }

    @Test
    void urgent_goes_before_high_before_medium_before_low() {
        var low = prioritised(floor.waiting(), "low");
        var medium = floor.waiting();
        var high = prioritised(floor.waiting(), "high");
        var urgent = prioritised(floor.waiting(), "urgent");
        assertThat(floor.queue()).containsExactlyElementsOf(ids(List.of(urgent, high, medium, low)));
    }

    @Test
    void within_a_priority_vips_go_first_and_never_before_a_higher_one() {
        var regular = floor.waiting();
        var vip = floor.shopper(
                floor.tenant().customer(floor.tenant().identity("17").with("vip", true)));
        vip.asksForPerson();
        var high = prioritised(floor.waiting(), "high");
        assertThat(floor.queue()).containsExactlyElementsOf(ids(List.of(high, vip, regular)));
    }

    @Test
    void who_gets_free_takes_the_next() {
        floor.capacity(1, 1);
        floor.become(1, "online");
        var first = floor.waiting();
        var second = floor.waiting();
        var third = floor.waiting();
        assertThat(floor.queue()).containsExactly(second.conversation(), third.conversation());
        floor.staff(floor.tenant().agent(1), "POST", first, "resolution", null);
        assertThat(floor.eventuallyAssigned(second)).isEqualTo(floor.tenant().agentId(1));
        var later = Map.of("until", Instant.now().plusSeconds(3600).toString());
        floor.staff(floor.tenant().agent(1), "PUT", second, "snooze", later);
        assertThat(floor.eventuallyAssigned(third)).isEqualTo(floor.tenant().agentId(1));
    }

    @Test
    void more_capacity_takes_more_at_once() {
        floor.capacity(1, 1);
        floor.become(1, "online");
        floor.waiting();
        var second = floor.waiting();
        floor.capacity(1, 2);
        assertThat(floor.eventuallyAssigned(second)).isEqualTo(floor.tenant().agentId(1));
    }

    @Test
    void the_least_busy_gets_the_next_and_ties_go_to_who_had_nothing_for_the_longest() {
        floor.become(1, "online");
        var first = floor.waiting();
        floor.become(2, "online");
        var second = floor.waiting();
        var third = floor.waiting();
        assertThat(List.of(floor.assignee(first), floor.assignee(second), floor.assignee(third)))
                .containsExactly(
                        floor.tenant().agentId(1),
                        floor.tenant().agentId(2),
                        floor.tenant().agentId(1));
    }

    @Test
    void handoffs_at_once_never_exceed_anybodys_capacity() throws Exception {
        floor.capacity(1, 3);
        floor.capacity(2, 2);
        floor.capacity(3, 0);
        Stream.of(1, 2, 3).forEach(agent -> floor.become(agent, "online"));
        var shoppers =
                IntStream.range(0, 12).mapToObj(ignored -> floor.shopper()).toList();
        atOnce(shoppers.stream()
                .<Callable<Object>>map(shopper -> shopper::asksForPerson)
                .toList());
        var holders = shoppers.stream().map(floor::assignee).toList();
        assertThat(holders).filteredOn(floor.tenant().agentId(1)::equals).hasSize(3);
        assertThat(holders).filteredOn(floor.tenant().agentId(2)::equals).hasSize(2);
        assertThat(holders).filteredOn(String::isEmpty).hasSize(7);
        assertThat(floor.queue()).hasSize(7);
        var open = floor.tenant().agent(1).get("/api/v1/me").body().path("openConversations");
        assertThat(open.asInt()).isEqualTo(3);
    }

    @Test
    void nothing_is_assigned_twice_when_all_agents_come_at_once() throws Exception {
        var shoppers =
                IntStream.range(0, 9).mapToObj(ignored -> floor.waiting()).toList();
        atOnce(Stream.of(1, 2, 3)
                .<Callable<Object>>map(agent -> () -> {
                    floor.become(agent, "online");
                    return agent;
                })
                .toList());
        shoppers.forEach(floor::eventuallyAssigned);
        shoppers.forEach(
                shopper -> assertThat(floor.entries(shopper, "assignment")).hasSize(1));
        assertThat(floor.queue()).isEmpty();
    }

    @Test
    void nobody_is_left_waiting_for_an_agent_who_has_gone() {
        floor.become(1, "online");
        var waiting = floor.waiting();
        var answered = floor.waiting();
        say(answered, "Hello, I am here");
        floor.become(1, "offline");
        assertThat(eventually(floor::queue, queue -> !queue.isEmpty())).containsExactly(waiting.conversation());
        assertThat(floor.assignee(answered)).isEqualTo(floor.tenant().agentId(1));
        floor.become(2, "online");
        assertThat(floor.eventuallyAssigned(waiting)).isEqualTo(floor.tenant().agentId(2));
    }

    @Test
    void the_queue_shows_positions_and_waiting_times_to_staff_only() {
        var first = floor.waiting();
        floor.waiting();
        var queue = floor.tenant().agent(1).get("/api/v1/queue");
        assertThat(queue.body().path("data")).hasSize(2);
        var head = queue.body().at("/data/0");
        assertThat(head.path("conversationId").asText()).isEqualTo(first.conversation());
        assertThat(head.path("position").asInt()).isEqualTo(1);
        assertThat(head.path("priority").asText()).isEqualTo("medium");
        assertThat(head.path("waitingSeconds").isIntegralNumber()).isTrue();
        assertThat(head.at("/team/name").asText()).isNotEmpty();
        assertThat(first.visitor().api().get("/api/v1/queue").status()).isEqualTo(403);
        assertThat(Floor.with(0).queue()).isEmpty();
    }

    private void say(Shopper shopper, String text) {
        var message = Map.of("clientId", UUID.randomUUID().toString(), "text", text, "attachments", List.of());
        floor.staff(floor.tenant().agent(1), "POST", shopper, "messages", message);
    }

    private Shopper prioritised(Shopper shopper, String priority) {
        floor.staff(floor.tenant().agent(1), "PUT", shopper, "priority", Map.of("priority", priority));
        return shopper;
    }

    private static List<String> ids(List<Shopper> shoppers) {
        return shoppers.stream().map(Shopper::conversation).toList();
    }

    private static void atOnce(List<Callable<Object>> all) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(all)) {
                done.get();
            }
        }
    }
}
