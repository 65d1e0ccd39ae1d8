package io.chatflow.wall;

import static io.chatflow.testing.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A tenant with one thing of every kind, whose ids somebody else has got hold of.
record Neighbour(
        TestTenant tenant,
        TestVisitor customer,
        String conversation,
        String team,
        String category,
        String article,
        String candidate,
        String file,
        String invitation,
        String intent,
        String version) {

    static final String ORDER = "N-1001";

    static Neighbour settle() {
        var tenant = TestTenant.create();
        var owner = tenant.owner();
        var customer = tenant.customer("17");
        var chat = Chat.open(tenant, customer);
        tenant.siteServer().put("/api/v1/commerce/orders/" + ORDER, order());
        var category = idOf(owner.post("/api/v1/article-categories", Map.of("name", "Delivery")));
        var article = idOf(owner.post("/api/v1/articles", article(category)));
        tenant.siteServer().post("/api/v1/article-candidates/batch", Map.of("candidates", List.of(page())));
        var candidate =
                owner.get("/api/v1/article-candidates").body().at("/data/0/id").asText();
        var team = owner.get("/api/v1/teams").body().at("/data/0/id").asText();
        var invited = Map.of("email", "invited@" + tenant.id() + ".test", "role", "agent");
        var invitation = idOf(owner.post("/api/v1/invitations", invited));
        // Whether its mail arrives is known a moment later, and is not to look like somebody's deed.
        eventually(() -> !owner.get("/api/v1/invitations").raw().body().contains("\"mail\":\"waiting\""));
        var file = upload(customer.token());
        var intent = idOf(owner.post(
                "/api/v1/assistant/categories",
                Map.of("name", "Wrapping", "examples", List.of(), "action", Map.of("type", "hand_off"))));
        var version = owner.post("/api/v1/assistant/versions", Map.of())
                .body()
                .path("id")
                .asText();
        return new Neighbour(
                tenant, customer, chat.id(), team, category, article, candidate, file, invitation, intent, version);
    }

    /// What `{id}` stands for in a route's path.
    String idIn(String path) {
        var kind = path.startsWith("/api/v1/") ? path.split("/")[3] : "";
        return switch (kind) {
            case "agents", "staff" -> tenant.agentId(1);
            case "articles" -> article;
            case "assistant" -> idOfAssistant(path.split("/")[4]);
            case "article-candidates" -> candidate;
            case "article-categories" -> category;
            case "contacts" -> customer.contactId();
            case "files" -> file;
            case "invitations" -> invitation;
            case "me" -> "dev" + conversation.substring(conversation.indexOf('_'));
            case "sites" -> tenant.siteId();
            case "teams" -> team;
            default -> conversation;
        };
    }

    private String idOfAssistant(String kind) {
        return switch (kind) {
            case "categories" -> intent;
            case "versions" -> version;
            default -> tenant.siteId();
        };
    }

    static Map<String, Object> article(String category) {
        return Map.of(
                "title", "How long it takes",
                "body", "Three days.",
                "locale", "en",
                "visibility", "internal",
                "status", "published",
                "categoryId", category);
    }

    private static Map<String, Object> page() {
        return Map.of(
                "externalId", "7",
                "title", "Returns",
                "html", "<p>Within a month.</p>",
                "url", "https://shop.test/returns",
                "locale", "en",
                "updatedAt", "2026-03-01T08:00:00Z");
    }

    static Map<String, Object> order() {
        return Map.of(
                "number", ORDER,
                "customerExternalId", "17",
                "status", "processing",
                "total", Map.of("amountMinor", 1999, "currency", "EUR"),
                "placedAt", "2026-03-01T08:00:00Z",
                "updatedAt", "2026-03-02T08:00:00Z");
    }

    /// The words that nobody else may read.
    List<String> names() {
        return List.of(
                tenant.id(),
                tenant.siteId(),
                tenant.agentId(1),
                tenant.email("agent1"),
                customer.contactId(),
                conversation,
                team,
                category,
                article,
                candidate,
                file,
                invitation,
                intent,
                version);
    }

    /// All that its own owner sees of it.
    Map<String, JsonNode> state() {
        var owner = tenant.owner();
        var state = new TreeMap<String, JsonNode>();
        for (var path : List.of(
                "/api/v1/agents",
                "/api/v1/sites",
                "/api/v1/teams",
                "/api/v1/teams/" + team + "/routing",
                "/api/v1/article-candidates",
                "/api/v1/article-candidates/" + candidate,
                "/api/v1/article-categories",
                "/api/v1/articles",
                "/api/v1/assistant/categories",
                "/api/v1/assistant/routes",
                "/api/v1/assistant/sites/" + tenant.siteId() + "/settings",
                "/api/v1/assistant/synonyms",
                "/api/v1/articles/" + article,
                "/api/v1/contacts/" + customer.contactId(),
                "/api/v1/conversations",
                "/api/v1/conversations/" + conversation,
                "/api/v1/conversations/" + conversation + "/entries",
                "/api/v1/commerce/orders/" + ORDER,
                "/api/v1/invitations",
                "/api/v1/queue",
                "/api/v1/me")) {
            var answer = owner.get(path);
            if (answer.status() != 200) {
                throw new IllegalStateException(path + ": " + answer.raw().body());
            }
            // It grows by itself.
            answer.body()
                    .findParents("waitingSeconds")
                    .forEach(waiting -> ((ObjectNode) waiting).remove("waitingSeconds"));
            state.put(path, answer.body());
        }
        return state;
    }

    private static String idOf(Api.Answer created) {
        if (created.status() != 201) {
            throw new IllegalStateException(created.raw().body());
        }
        return created.body().path("id").asText();
    }

    private static String upload(String token) {
        var body = """
                --wall\r
                Content-Disposition: form-data; name="file"; filename="note.txt"\r
                Content-Type: text/plain\r
                \r
                just words\r
                --wall--\r
                """;
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(TestService.baseUrl() + "/api/v1/files"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "multipart/form-data; boundary=wall")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return Api.JSON
                    .readTree(client.send(request, BodyHandlers.ofString()).body())
                    .path("id")
                    .asText();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
