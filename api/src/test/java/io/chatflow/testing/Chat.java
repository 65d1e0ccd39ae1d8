package io.chatflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A conversation that people have: a visitor wrote, the tenant's first agent answered, so that the assistant is
/// silent.
public record Chat(TestTenant tenant, TestVisitor visitor, String id) {

    public static Chat open(TestTenant tenant) {
        return open(tenant, tenant.visitor());
    }

    public static Chat open(TestTenant tenant, TestVisitor visitor) {
        // Signed in before: the assistant is about to answer, and the person is to come first.
        var agent = tenant.agent(1);
        var id = begin(visitor, "Is anybody there?");
        var chat = new Chat(tenant, visitor, id);
        chat.write(agent, "Yes, a person.");
        return chat;
    }

    /// The id of a new conversation that is still with the assistant.
    public static String begin(TestVisitor visitor, String text) {
        var answer = visitor.api().post("/api/v1/conversations", Map.of("clientId", UUID.randomUUID(), "text", text));
        if (answer.status() != 201) {
            throw new IllegalStateException("no conversation: " + answer.raw().body());
        }
        return answer.body().at("/conversation/id").asText();
    }

    public String path() {
        return "/api/v1/conversations/" + id;
    }

    /// The acknowledgement.
    public JsonNode write(Api author, String text) {
        return post(author, Map.of("clientId", UUID.randomUUID(), "text", text)).body();
    }

    public JsonNode note(Api author, String text) {
        return post(author, Map.of("clientId", UUID.randomUUID(), "text", text, "private", true))
                .body();
    }

    public Api.Answer post(Api author, Object body) {
        return author.post(path() + "/messages", body);
    }

    /// The whole log as this reader sees it.
    public List<JsonNode> log(Api reader) {
        var log = new ArrayList<JsonNode>();
        long last = 0;
        while (true) {
            var page =
                    reader.get(path() + "/entries?limit=200&afterSeq=" + last).body();
            page.path("data").forEach(log::add);
            if (page.path("data").isEmpty()) {
                return log;
            }
            last = log.getLast().path("seq").asLong();
        }
    }

    public List<String> texts(Api reader) {
        return textsOf(log(reader));
    }

    public long lastSeq(Api reader) {
        return reader.get(path() + "/entries?limit=1").body().path("lastSeq").asLong();
    }

    /// What people wrote, in the order given.
    public static List<String> textsOf(List<JsonNode> entries) {
        return entries.stream()
                .filter(entry -> List.of("contact", "agent")
                        .contains(entry.at("/author/kind").asText()))
                .filter(entry -> entry.has("text"))
                .map(entry -> entry.path("text").asText())
                .toList();
    }
}
