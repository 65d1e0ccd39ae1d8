package io.chatflow.routing;

import static io.chatflow.testing.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// What tests of routing say over and over: shoppers who ask for a person, agents who come and go.
record Floor(TestTenant tenant) {

    static Floor with(int agents) {
        return new Floor(TestTenant.create(agents));
    }

    /// A shopper with a conversation.
    record Shopper(TestVisitor visitor, String conversation) {

        Api.Answer asksForPerson() {
            return visitor.api().post("/api/v1/conversations/" + conversation + "/handoff", Map.of());
        }

        Api.Answer says(String text) {
            var message = Map.of("clientId", UUID.randomUUID().toString(), "text", text, "attachments", List.of());
            return visitor.api().post("/api/v1/conversations/" + conversation + "/messages", message);
        }
    }

    Shopper shopper() {
        return shopper(tenant.visitor());
    }

    Shopper shopper(TestVisitor visitor) {
        var message = Map.of("clientId", UUID.randomUUID().toString(), "text", "Hello?", "attachments", List.of());
        var started = visitor.api().post("/api/v1/conversations", message);
        if (started.status() != 201) {
            throw new AssertionError("no conversation: " + started.raw().body());
        }
        return new Shopper(visitor, started.body().at("/conversation/id").asText());
    }

    /// A shopper who waits for a person, or has one already.
    Shopper waiting() {
        var shopper = shopper();
        shopper.asksForPerson();
        return shopper;
    }

    void become(int agent, String status) {
        tenant.agent(agent).put("/api/v1/me/availability", Map.of("status", status));
    }

    void capacity(int agent, int capacity) {
        tenant.supervisor().put("/api/v1/agents/" + tenant.agentId(agent) + "/capacity", Map.of("capacity", capacity));
    }

    JsonNode conversation(Shopper shopper) {
        return tenant.supervisor()
                .get("/api/v1/conversations/" + shopper.conversation())
                .body();
    }

    /// The agent who has it; empty while nobody does.
    String assignee(Shopper shopper) {
        return conversation(shopper).at("/assignee/agentId").asText();
    }

    /// The conversations in the queue, in its order.
    List<String> queue() {
        return StreamSupport.stream(
                        tenant.supervisor()
                                .get("/api/v1/queue")
                                .body()
                                .path("data")
                                .spliterator(),
                        false)
                .map(waiting -> waiting.path("conversationId").asText())
                .toList();
    }

    /// The log as staff see it, without what the assistant answered before a person came.
    List<JsonNode> entries(Shopper shopper) {
        return entries(shopper, tenant.supervisor());
    }

    List<JsonNode> entries(Shopper shopper, Api reader) {
        var page = reader.get("/api/v1/conversations/" + shopper.conversation() + "/entries?limit=200");
        return StreamSupport.stream(page.body().path("data").spliterator(), false)
                .filter(entry -> !isAnswerOfAssistant(entry))
                .toList();
    }

    private static boolean isAnswerOfAssistant(JsonNode entry) {
        var kind = entry.path("kind").asText();
        return entry.at("/author/kind").asText().equals("assistant") && (kind.equals("message") || kind.equals("card"));
    }

    List<JsonNode> entries(Shopper shopper, String kind) {
        return entries(shopper).stream()
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .toList();
    }

    Api.Answer staff(Api person, String method, Shopper shopper, String part, Object body) {
        return person.send(method, "/api/v1/conversations/" + shopper.conversation() + "/" + part, body);
    }

    String eventuallyAssigned(Shopper shopper) {
        return eventually(() -> assignee(shopper), agent -> !agent.isEmpty());
    }
}
