package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/// A line of `assistant/behaviours.txt`, whose head explains it. 1002 stands for an order of hers, 2001 for
/// a stranger's.
record Behaviour(String who, List<String> messages, List<String> wanted) {

    static Behaviour of(String line) {
        var parts = line.split(" \\| ");
        return new Behaviour(
                parts[0].strip(),
                List.of(parts[1].split(" >> ")),
                Arrays.stream(parts[2].split(";")).map(String::strip).toList());
    }

    /// With the numbers of orders that there are.
    Behaviour with(String hers, String strangers) {
        return new Behaviour(who, replaced(messages, hers, strangers), replaced(wanted, hers, strangers));
    }

    private static List<String> replaced(List<String> texts, String hers, String strangers) {
        return texts.stream()
                .map(text -> text.replace("1002", hers).replace("2001", strangers))
                .toList();
    }

    /// `entries` is all that the shopper sees of the conversation.
    void holds(JsonNode answer, List<JsonNode> entries, String strangers) {
        var text = answer.path("text").asText();
        for (var one : wanted) {
            var parts = one.split(" ", 2);
            switch (parts[0]) {
                case "order" -> {
                    assertThat(text).contains(parts[1], "processing");
                    assertThat(answer.at("/data/order/number").asText()).isEqualTo(parts[1]);
                    assertThat(answer.at("/data/order/state").asText()).isEqualTo("processing");
                }
                case "hand" -> assertThat(reason(entries)).as(text).isEqualTo(parts[1]);
                case "sign" -> {
                    assertThat(answer.path("kind").asText()).isEqualTo("message");
                    assertThat(text).doesNotContain("processing", "DHL");
                    assertThat(answer.at("/data/offersPerson").asBoolean())
                            .as(text)
                            .isTrue();
                }
                case "missing" -> {
                    assertThat(answer.path("kind").asText()).isEqualTo("message");
                    assertThat(text).contains(parts[1]);
                }
                case "says" -> assertThat(text).contains(parts[1]);
                case "stays" -> assertThat(reason(entries)).as(text).isEmpty();
                default -> throw new IllegalArgumentException(one);
            }
        }
        // Whatever is asked: of a stranger's order nobody hears more than its number, which she has said herself.
        assertThat(entries.toString()).doesNotContain("JJD-" + strangers);
    }

    private static String reason(List<JsonNode> entries) {
        return entries.stream()
                .filter(entry -> entry.path("kind").asText().equals("handoff"))
                .map(entry -> entry.at("/data/reason").asText())
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return who + ": " + String.join(" >> ", messages);
    }
}
