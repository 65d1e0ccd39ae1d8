package io.chatflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A tenant of its own for one test, made through the front door: an owner, a supervisor, agents, a site and its
/// secrets. People sign in when first asked for.
public final class TestTenant {

    public static final String PASSWORD = "correct horse battery";

    private final Api anonymous;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Api> signedIn = new ConcurrentHashMap<>();
    private final List<String> agentIds = new ArrayList<>();
    private final String id;
    private final String supervisorId;
    private final JsonNode site;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    private TestTenant(String baseUrl, int agents) {
        anonymous = Api.anonymousAt(baseUrl);
        id = Operator.at(baseUrl)
                .createTenant("Tenant " + mark, email("owner"))
                .path("id")
                .asText();
        supervisorId = addStaff("supervisor", "supervisor");
        for (int number = 1; number <= agents; number++) {
            agentIds.add(addStaff("agent" + number, "agent"));
        }
        site = made(owner().post("/api/v1/sites", Map.of("name", "Shop " + mark, "locale", "en")));
    }

    private static JsonNode made(Api.Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException(
                    "not made: " + answer.status() + " " + answer.raw().body());
        }
        return answer.body();
    }

    /// With two agents.
    public static TestTenant create() {
        return create(2);
    }

    public static TestTenant create(int agents) {
        return new TestTenant(TestService.baseUrl(), agents);
    }

    /// In another service than the shared one.
    public static TestTenant createAt(String baseUrl, int agents) {
        return new TestTenant(baseUrl, agents);
    }

    public String id() {
        return id;
    }

    public String siteId() {
        return site.path("id").asText();
    }

    public String siteKey() {
        return site.path("siteKey").asText();
    }

    public String siteSecret() {
        return secrets.computeIfAbsent("site", this::rotate);
    }

    public String identitySecret() {
        return secrets.computeIfAbsent("identity", this::rotate);
    }

    public String webhookSecret() {
        return secrets.computeIfAbsent("webhook", this::rotate);
    }

    /// Makes a new secret of the kind `site`, `identity` or `webhook`; the helpers here go on with the one they have.
    public String rotate(String kind) {
        return owner().post("/api/v1/sites/" + siteId() + "/secrets", Map.of("kind", kind))
                .body()
                .path("secret")
                .asText();
    }

    /// The e-mail address of a person here: `owner`, `supervisor`, `agent1` …
    public String email(String who) {
        return who + "@" + mark + ".test";
    }

    public String supervisorId() {
        return supervisorId;
    }

    /// From 1.
    public String agentId(int number) {
        return agentIds.get(number - 1);
    }

    public Api owner() {
        return signedIn("owner");
    }

    public Api supervisor() {
        return signedIn("supervisor");
    }

    /// From 1.
    public Api agent(int number) {
        return signedIn("agent" + number);
    }

    /// The site's server, by its secret.
    public Api siteServer() {
        return anonymous.authorized(siteSecret());
    }

    public Api anonymous() {
        return anonymous;
    }

    /// A fresh access token of `owner`, `supervisor`, `agent1` …, such as a socket's `hello` takes.
    public String accessToken(String who) {
        return login(who).path("accessToken").asText();
    }

    /// Whoever makes many tenants at once waits until the service lets in the next one.
    public JsonNode login(String who) {
        var words = Map.of("email", email(who), "password", PASSWORD);
        return Eventually.eventually(
                        () -> anonymous.post("/api/v1/auth/login", words), answer -> answer.status() != 429)
                .body();
    }

    /// Adds somebody to the tenant and returns the id.
    public String addStaff(String who, String role) {
        var person = Map.of("email", email(who), "name", "Name of " + who, "role", role, "password", PASSWORD);
        return owner().post("/api/v1/staff", person).body().path("id").asText();
    }

    /// The beginning of a signed identity for this site; see `IdentityToken`.
    public IdentityToken identity(String subject) {
        return IdentityToken.of(siteKey(), identitySecret(), subject);
    }

    /// A session of somebody who is not logged in.
    public TestVisitor visitor() {
        return TestVisitor.open(anonymous, siteKey(), null, null);
    }

    /// A session of a customer who is logged in at the shop.
    public TestVisitor customer(String subject) {
        return customer(identity(subject));
    }

    public TestVisitor customer(IdentityToken identity) {
        return TestVisitor.open(anonymous, siteKey(), null, identity.sign());
    }

    /// Replaces what the site's owner may set; the given fields over name and locale.
    public Api.Answer changeSite(Map<String, Object> fields) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.put("name", site.path("name").asText()).put("locale", "en");
        fields.forEach(body::putPOJO);
        return owner().put("/api/v1/sites/" + siteId(), body);
    }

    private Api signedIn(String who) {
        return signedIn.computeIfAbsent(who, person -> {
            var login = login(person);
            if (!login.has("accessToken")) {
                throw new IllegalStateException(person + " is not let in: " + login);
            }
            return anonymous.authorized(login.path("accessToken").asText());
        });
    }
}
