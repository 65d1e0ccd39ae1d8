package io.chatflow.routing;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.routing.Floor.Shopper;
import io.chatflow.testing.TestSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueSignalsTest {

    private final Floor floor = Floor.with(1);

    @Test
    void shoppers_are_told_at_each_change_where_they_stand_until_a_person_has_them() {
        floor.capacity(1, 1);
        var first = floor.shopper();
        var second = floor.shopper();
        try (var ofFirst = TestSocket.greeted(first.visitor().token());
                var ofSecond = TestSocket.greeted(second.visitor().token())) {
            ofFirst.send(Map.of("type", "handoff", "conversationId", first.conversation()));
            awaitPosition(ofFirst, first, 1);
            ofSecond.send(Map.of("type", "handoff", "conversationId", second.conversation(), "reason", "me too"));
            awaitPosition(ofSecond, second, 2);
            floor.become(1, "online");
            awaitPosition(ofFirst, first, 0);
            awaitPosition(ofSecond, second, 1);
            floor.staff(floor.tenant().agent(1), "POST", first, "resolution", null);
            awaitPosition(ofSecond, second, 0);
        }
    }

    @Test
    void with_somebody_there_the_first_word_is_that_a_person_has_it() {
        floor.become(1, "online");
        var shopper = floor.shopper();
        try (var socket = TestSocket.greeted(shopper.visitor().token())) {
            socket.send(Map.of("type", "handoff", "conversationId", shopper.conversation()));
            assertThat(position(socket, shopper)).isZero();
        }
    }

    @Test
    void who_comes_back_learns_where_they_stand() {
        floor.waiting();
        var shopper = floor.waiting();
        try (var socket = TestSocket.greeted(shopper.visitor().token())) {
            assertThat(position(socket, shopper)).isEqualTo(2);
        }
    }

    @Test
    void the_estimate_comes_from_how_fast_the_queue_moved_lately() {
        floor.waiting();
        floor.become(1, "online");
        eventually(floor::queue, List::isEmpty);
        floor.capacity(1, 0);
        var place = floor.shopper().asksForPerson().body();
        assertThat(place.path("position").asInt()).isEqualTo(1);
        assertThat(place.path("estimatedSeconds").asInt()).isBetween(1, 60);
    }

    @Test
    void a_handoff_of_somebody_elses_conversation_is_refused_and_leaves_the_socket_open() {
        var shopper = floor.shopper();
        try (var stranger = TestSocket.greeted(floor.tenant().visitor().token())) {
            stranger.send(Map.of("type", "handoff", "conversationId", shopper.conversation()));
            assertThat(stranger.await("error").path("code").asText()).isEqualTo("conversation_not_found");
            assertThat(stranger.drain()).isEmpty();
        }
        assertThat(floor.queue()).isEmpty();
    }

    @Test
    void colleagues_see_who_comes_and_goes_and_other_tenants_do_not() {
        var elsewhere = Floor.with(0);
        try (var colleague = TestSocket.greeted(floor.tenant().accessToken("supervisor"));
                var stranger = TestSocket.greeted(elsewhere.tenant().accessToken("supervisor"))) {
            floor.become(1, "online");
            var presence = colleague.await("presence");
            assertThat(presence.path("agentId").asText())
                    .isEqualTo(floor.tenant().agentId(1));
            assertThat(presence.path("status").asText()).isEqualTo("online");
            floor.become(1, "away");
            colleague.await(frame -> frame.path("status").asText().equals("away"), "away");
            assertThat(stranger.drain()).isEmpty();
        }
    }

    /// The same may be said twice.
    private static void awaitPosition(TestSocket socket, Shopper shopper, int position) {
        socket.await(
                frame -> frame.path("type").asText().equals("queue")
                        && frame.path("conversationId").asText().equals(shopper.conversation())
                        && frame.path("position").asInt(-1) == position,
                "position " + position);
    }

    private static int position(TestSocket socket, Shopper shopper) {
        JsonNode frame = socket.await("queue");
        assertThat(frame.path("conversationId").asText()).isEqualTo(shopper.conversation());
        return frame.path("position").asInt();
    }
}
