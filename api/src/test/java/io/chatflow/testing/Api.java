package io.chatflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A small client of the HTTP API, as somebody's program would be: JSON in, JSON out, any credential.
public final class Api {

    public static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String baseUrl;
    private final List<String> headers = new ArrayList<>();

    private Api(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /// Somebody at the test's own address.
    public static Api anonymous() {
        return anonymousAt(TestService.baseUrl());
    }

    static Api anonymousAt(String baseUrl) {
        return at(baseUrl).with(OwnAddress.HEADER, OwnAddress.current());
    }

    /// Somebody on this machine.
    public static Api at(String baseUrl) {
        return new Api(baseUrl);
    }

    public static Api bearer(String token) {
        return anonymous().with("Authorization", "Bearer " + token);
    }

    /// The same service with another credential.
    public Api authorized(String token) {
        var copy = new Api(baseUrl);
        copy.headers.addAll(List.of("Authorization", "Bearer " + token));
        return copy;
    }

    public Api with(String header, String value) {
        var copy = new Api(baseUrl);
        copy.headers.addAll(headers);
        copy.headers.addAll(List.of(header, value));
        return copy;
    }

    /// What came back; `body` is missing when there was none or it is no JSON.
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String code() {
            return body.path("code").asText();
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /// The body is JSON text when it is a string, otherwise turned into it.
    public Answer send(String method, String path, Object body) {
        try {
            var text = body == null || body instanceof String ? (String) body : JSON.writeValueAsString(body);
            var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                    .timeout(Duration.ofSeconds(60))
                    .method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
            if (text != null) {
                request.header("Content-Type", "application/json");
            }
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
            }
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }
}
