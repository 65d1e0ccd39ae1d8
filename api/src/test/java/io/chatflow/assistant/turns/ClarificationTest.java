package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.ReadNow;
import io.chatflow.testing.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is asked only half clearly, through the front door.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClarificationTest {

    private static final String VAGUE = "iron a shirt";

    private TestTenant shop;

    @BeforeAll
    void a_help_centre() {
        shop = TestTenant.create();
        write(
                "Exchanging a piece",
                "Choose another piece of the same price in your account and send the first one back.");
        write("Caring for teapots", "Rinse a cast iron teapot with clear water and let it dry open.");
        write("Ways to pay", "We accept Visa and PayPal.");
        ReadNow.passagesOf(TenantId.parse(shop.id()));
    }

    @Test
    void it_asks_back_once_with_choices_and_then_calls_a_person() {
        var chat = new Chat(shop.visitor());
        var asked = chat.say(VAGUE).answer();

        assertThat(asked.at("/data/type").asText()).as(asked.toString()).isEqualTo("quickReplies");
        assertThat(labels(asked)).hasSizeBetween(2, 4).endsWith("Talk to a person");

        chat.say(VAGUE).answer();
        var handoff = chat.await(entry -> entry.path("kind").asText().equals("handoff"));
        assertThat(handoff.at("/data/reason").asText()).isEqualTo("unknown");
    }

    @Test
    void a_choice_is_answered_and_the_last_one_brings_a_person() {
        var chat = new Chat(shop.visitor());
        var choices = labels(chat.say(VAGUE).answer());

        var answer = chat.say(choices.getFirst()).answer();
        assertThat(answer.at("/data/citations/0/title").asText()).isEqualTo(choices.getFirst());

        chat.say(choices.getLast()).answer();
        var handoff = chat.await(entry -> entry.path("kind").asText().equals("handoff"));
        assertThat(handoff.at("/data/reason").asText()).isEqualTo("asked_for_person");
    }

    private static List<String> labels(JsonNode answer) {
        return answer.at("/data/options").findValuesAsText("label");
    }

    private void write(String title, String body) {
        shop.supervisor()
                .post(
                        "/api/v1/articles",
                        Map.of(
                                "title", title,
                                "body", body,
                                "locale", "en",
                                "visibility", "public",
                                "status", "published"));
    }
}
