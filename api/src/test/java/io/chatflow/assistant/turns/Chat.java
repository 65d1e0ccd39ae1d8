package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.TestVisitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// A shopper's conversation over HTTP. Waiting is done by the long poll, as the widget does it.
public final class Chat {

    private static final int PATIENCE_SECONDS = 60;

    private final TestVisitor visitor;
    private final List<JsonNode> log = new ArrayList<>();
    private String id;
    private int answered;

    public Chat(TestVisitor visitor) {
        this.visitor = visitor;
    }

    public String id() {
        return id;
    }

    public Chat say(String text) {
        var body = Map.of("clientId", UUID.randomUUID().toString(), "text", text, "attachments", List.of());
        var sent = id == null
                ? visitor.api().post("/api/v1/conversations", body)
                : visitor.api().post("/api/v1/conversations/" + id + "/messages", body);
        assertThat(sent.status()).as(sent.raw().body()).isBetween(200, 201);
        if (id == null) {
            id = sent.body().at("/conversation/id").asText();
        }
        return this;
    }

    /// The status with which a first message is refused.
    int refusal(String text) {
        return visitor.api()
                .post(
                        "/api/v1/conversations",
                        Map.of("clientId", UUID.randomUUID().toString(), "text", text))
                .status();
    }

    /// The latest answer that has been waited for.
    JsonNode lastAnswer() {
        return answers().get(answered - 1);
    }

    /// The assistant's next answer.
    public JsonNode answer() {
        return answers(answered + 1).get(answered++);
    }

    /// All of the assistant's answers, once there are as many.
    public List<JsonNode> answers(int count) {
        await(entry -> answers().size() >= count);
        return answers();
    }

    /// The last entry of the log when the condition holds; it is asked after each entry that comes.
    public JsonNode await(Predicate<JsonNode> wanted) {
        var deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (log.isEmpty() || log.stream().noneMatch(wanted)) {
            assertThat(Instant.now()).as("only " + log).isBefore(deadline);
            fetch(1);
        }
        return log.stream().filter(wanted).findFirst().orElseThrow();
    }

    public List<JsonNode> entries() {
        fetch(0);
        return log;
    }

    private List<JsonNode> answers() {
        return log.stream()
                .filter(entry -> entry.at("/author/kind").asText().equals("assistant"))
                .filter(entry -> !entry.path("kind").asText().equals("handoff"))
                .toList();
    }

    private void fetch(int waitSeconds) {
        var last = log.isEmpty() ? 0 : log.getLast().path("seq").asLong();
        var found = visitor.api()
                .get("/api/v1/conversations/" + id + "/entries?afterSeq=" + last + "&wait=" + waitSeconds)
                .body();
        found.path("data").forEach(log::add);
    }
}
