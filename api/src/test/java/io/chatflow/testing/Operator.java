package io.chatflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The platform's operator, signed in to each service; anew when the token gets old, since a run may take longer than
/// one is good for.
public final class Operator {

    public static final String EMAIL = "operator@chatflow.test";
    public static final String PASSWORD = "operators have passwords";
    private static final Duration YOUNG = Duration.ofMinutes(5);
    private static final Map<String, Operator> SIGNED_IN = new ConcurrentHashMap<>();

    private final Api api;
    private final long signedInAt = System.nanoTime();

    private Operator(String baseUrl) {
        var anonymous = Api.at(baseUrl);
        var login = anonymous.post("/api/v1/auth/login", Map.of("email", EMAIL, "password", PASSWORD));
        api = anonymous.authorized(login.body().path("accessToken").asText());
    }

    public static Operator at(String baseUrl) {
        return SIGNED_IN.compute(
                baseUrl,
                (url, known) -> known == null || known.isOld() || known.isOfAnother() ? new Operator(url) : known);
    }

    public Api api() {
        return api;
    }

    /// A service that has ended may have left its port to one with keys of its own.
    private boolean isOfAnother() {
        return api.get("/api/v1/me").status() == 401;
    }

    private boolean isOld() {
        return System.nanoTime() - signedInAt > YOUNG.toNanos();
    }

    /// A tenant with an owner whose password is `TestTenant.PASSWORD`.
    JsonNode createTenant(String name, String ownerEmail) {
        var owner = Map.of("email", ownerEmail, "name", "Olive Owner", "password", TestTenant.PASSWORD);
        var answer = api.post("/api/v1/operator/tenants", Map.of("name", name, "owner", owner));
        if (answer.status() != 201) {
            throw new IllegalStateException("no tenant: " + answer.raw().body());
        }
        return answer.body();
    }
}
