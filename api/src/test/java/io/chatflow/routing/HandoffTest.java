package io.chatflow.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.TestService;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandoffTest {

    private final Floor floor = Floor.with(2);

    @Test
    void with_nobody_there_the_shopper_waits_in_the_queue() {
        var shopper = floor.shopper();
        var answer = shopper.asksForPerson();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("position").asInt()).isEqualTo(1);
        var conversation = floor.conversation(shopper);
        assertThat(conversation.path("status").asText()).isEqualTo("open");
        assertThat(conversation.path("assignee").isNull()).isTrue();
        assertThat(conversation.path("waitingSince").asText()).isNotEmpty();
        assertThat(floor.queue()).containsExactly(shopper.conversation());
    }

    @Test
    void with_somebody_there_the_shopper_has_a_person_at_once() {
        floor.become(1, "online");
        var shopper = floor.shopper();
        var answer = shopper.asksForPerson();
        assertThat(answer.body().path("position").asInt()).isZero();
        assertThat(floor.assignee(shopper)).isEqualTo(floor.tenant().agentId(1));
        assertThat(floor.queue()).isEmpty();
        assertThat(floor.entries(shopper, floor.tenant().agent(1)))
                .extracting(entry -> entry.path("kind").asText())
                .containsSubsequence("message", "handoff", "assignment");
    }

    @Test
    void the_shopper_sees_the_handoff_in_the_log_with_the_reason() {
        var shopper = floor.shopper();
        floor.staff(shopper.visitor().api(), "POST", shopper, "handoff", Map.of("reason", "A real person, please"));
        var handoffs = floor.entries(shopper, shopper.visitor().api()).stream()
                .filter(entry -> entry.path("kind").asText().equals("handoff"))
                .toList();
        assertThat(handoffs).singleElement().satisfies(entry -> {
            assertThat(entry.at("/data/reason").asText()).isEqualTo("A real person, please");
            assertThat(entry.at("/author/kind").asText()).isEqualTo("contact");
            assertThat(entry.path("private").asBoolean()).isFalse();
        });
    }

    @Test
    void asking_again_while_queued_or_assigned_adds_nothing() {
        var queued = floor.shopper();
        queued.asksForPerson();
        queued.asksForPerson();
        assertThat(floor.entries(queued, "handoff")).hasSize(1);
        floor.become(1, "online");
        floor.eventuallyAssigned(queued);
        assertThat(queued.asksForPerson().status()).isEqualTo(200);
        assertThat(floor.entries(queued, "handoff")).hasSize(1);
        assertThat(floor.entries(queued, "assignment")).hasSize(1);
    }

    @Test
    void after_the_resolution_a_new_wish_is_a_new_handoff() {
        var shopper = floor.waiting();
        floor.staff(floor.tenant().agent(1), "POST", shopper, "resolution", null);
        assertThat(shopper.asksForPerson().body().path("position").asInt()).isEqualTo(1);
        assertThat(floor.entries(shopper, "handoff")).hasSize(2);
        assertThat(floor.conversation(shopper).path("status").asText()).isEqualTo("open");
    }

    @Test
    void staff_may_ask_on_the_shoppers_behalf() {
        var shopper = floor.shopper();
        var answer = floor.staff(floor.tenant().agent(1), "POST", shopper, "handoff", Map.of("reason", "billing"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(floor.queue()).containsExactly(shopper.conversation());
    }

    @Test
    void nobody_hands_off_what_is_not_theirs() {
        var shopper = floor.shopper();
        var stranger = floor.tenant().visitor();
        var elsewhere = Floor.with(1);
        var path = "/api/v1/conversations/" + shopper.conversation() + "/handoff";
        assertThat(stranger.api().post(path, Map.of()).code()).isEqualTo("conversation_not_found");
        assertThat(elsewhere.tenant().visitor().api().post(path, Map.of()).status())
                .isEqualTo(404);
        assertThat(elsewhere.tenant().agent(1).post(path, Map.of()).status()).isEqualTo(404);
        assertThat(elsewhere.tenant().anonymous().post(path, Map.of()).status()).isEqualTo(401);
        assertThat(floor.queue()).isEmpty();
    }

    @Test
    void a_reason_has_a_limit() {
        var shopper = floor.shopper();
        var tooLong = Map.of("reason", "x".repeat(501));
        assertThat(floor.staff(shopper.visitor().api(), "POST", shopper, "handoff", tooLong)
                        .status())
                .isEqualTo(400);
        assertThat(floor.entries(shopper, "handoff")).isEmpty();
    }

    @Test
    void who_comes_back_after_the_resolution_waits_for_a_person_again() {
        var shopper = floor.waiting();
        floor.staff(floor.tenant().agent(1), "POST", shopper, "resolution", null);
        assertThat(floor.queue()).isEmpty();
        shopper.says("One more thing");
        assertThat(floor.queue()).containsExactly(shopper.conversation());
        assertThat(status(floor.conversation(shopper))).isEqualTo("open");
    }

    @Test
    void the_assistants_summary_is_for_staff_only() {
        var shopper = floor.shopper();
        var handoffs = TestService.context().getBean(Handoffs.class);
        handoffs.handOff(
                TenantId.parse(floor.tenant().id()),
                ConversationId.parse(shopper.conversation()),
                Author.ASSISTANT,
                "unknown",
                Map.of("text", "Asked about a refund."));
        assertThat(floor.entries(shopper, "note")).singleElement().satisfies(note -> {
            assertThat(note.path("text").asText()).isEqualTo("Asked about a refund.");
            assertThat(note.path("private").asBoolean()).isTrue();
            assertThat(note.at("/author/kind").asText()).isEqualTo("assistant");
        });
        assertThat(floor.entries(shopper, shopper.visitor().api()))
                .extracting(entry -> entry.path("kind").asText())
                .containsExactly("message", "handoff");
    }

    private static String status(JsonNode conversation) {
        return conversation.path("status").asText();
    }
}
