package io.chatflow.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.conversations.ConversationId;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final StaffId ann = StaffId.next();
    private final StaffId ben = StaffId.next();

    @Test
    void the_front_of_the_queue_goes_to_the_least_busy() {
        var first = waiting();
        var second = waiting();
        var matches = Matching.of(List.of(first, second), Set.of(load(ann, 3, 8), load(ben, 1, 8)));
        assertThat(matches)
                .containsExactly(new Match(first.conversation(), ben), new Match(second.conversation(), ben));
    }

    @Test
    void equally_busy_agents_take_turns_by_who_had_nothing_for_the_longest() {
        var rested = new AgentLoad(ann, 1, 8, NOON.minusSeconds(60));
        var fresh = new AgentLoad(ben, 1, 8, NOON);
        assertThat(Matching.of(List.of(waiting()), List.of(fresh, rested)))
                .extracting(Match::agent)
                .containsExactly(ann);
        assertThat(Matching.of(List.of(waiting()), List.of(rested, new AgentLoad(ben, 1, 8, null))))
                .extracting(Match::agent)
                .containsExactly(ben);
    }

    @Test
    void nobody_gets_more_than_there_is_room_for() {
        var queue = List.of(waiting(), waiting(), waiting());
        assertThat(Matching.of(queue, List.of(load(ann, 7, 8), load(ben, 8, 8))))
                .hasSize(1);
        assertThat(Matching.of(queue, List.of(load(ann, 9, 8)))).isEmpty();
    }

    @Test
    void who_let_it_pass_is_not_asked_again_and_the_next_in_line_is_not_held_up() {
        var declined = waiting(ann);
        var next = waiting();
        assertThat(Matching.of(List.of(declined, next), List.of(load(ann, 0, 8))))
                .containsExactly(new Match(next.conversation(), ann));
    }

    @Test
    void what_stands_offered_is_not_given_away() {
        var offered = new QueueItem(
                ConversationId.next(),
                TeamId.next(),
                Priority.medium,
                false,
                NOON,
                1,
                ann,
                NOON.plusSeconds(30),
                List.of());
        assertThat(Matching.of(List.of(offered), List.of(load(ben, 0, 8)))).isEmpty();
    }

    private static AgentLoad load(StaffId agent, int load, int capacity) {
        return new AgentLoad(agent, load, capacity, null);
    }

    private static QueueItem waiting(StaffId... passedBy) {
        return new QueueItem(
                ConversationId.next(), TeamId.next(), Priority.medium, false, NOON, 1, null, null, List.of(passedBy));
    }
}
