package io.chatflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A shopper's browser with a session. `session` is the whole answer; `api` carries its token.
public record TestVisitor(JsonNode session, Api api) {

    public static TestVisitor open(Api anonymous, String siteKey, String visitorToken, String identityToken) {
        var answer = request(anonymous, siteKey, visitorToken, identityToken);
        if (answer.status() != 201) {
            throw new IllegalStateException("no session: " + answer.raw().body());
        }
        return new TestVisitor(
                answer.body(),
                anonymous.authorized(answer.body().path("visitorToken").asText()));
    }

    /// The request for a session, whatever comes of it.
    public static Api.Answer request(Api anonymous, String siteKey, String visitorToken, String identityToken) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.put("siteKey", siteKey)
                .put("visitorToken", visitorToken)
                .put("identityToken", identityToken)
                .put("locale", "en")
                .put("timezone", "Europe/Paris")
                .putObject("page")
                .put("url", "https://shop.test/")
                .put("title", "Shop")
                .put("referrer", "");
        return anonymous.post("/api/v1/widget/sessions", body);
    }

    public String token() {
        return session.path("visitorToken").asText();
    }

    public String visitorRef() {
        return session.path("visitorRef").asText();
    }

    public String contactId() {
        return session.at("/contact/id").asText();
    }
}
