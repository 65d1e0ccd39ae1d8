package io.chatflow.connections;

import io.chatflow.testing.Api;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The server of a shop that connects itself, as its plugin would.
record ShopServer(String siteUrl, String verifier) {

    static ShopServer at(String siteUrl) {
        return new ShopServer(siteUrl, "v".repeat(11) + UUID.randomUUID());
    }

    /// What the panel sends once the owner has agreed.
    Map<String, Object> request() {
        var request = new HashMap<String, Object>();
        request.put("platform", "wordpress");
        request.put("siteUrl", siteUrl);
        request.put("siteName", "Mug & Co");
        request.put("returnUrl", siteUrl + "/wp-admin/admin.php?page=chatflow");
        request.put("codeChallenge", challenge());
        request.put("locale", "de_DE");
        return request;
    }

    Map<String, Object> requestWith(String field, Object value) {
        var request = request();
        request.put(field, value);
        return request;
    }

    Api.Answer exchange(Api anonymous, String code) {
        return anonymous.post("/api/v1/connections/exchange", Map.of("code", code, "codeVerifier", verifier));
    }

    private String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
