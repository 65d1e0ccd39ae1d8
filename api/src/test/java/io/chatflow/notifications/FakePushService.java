package io.chatflow.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chatflow.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// A push service that speaks RFC 8030 and RFC 8292: it takes only what is signed by the key that the subscription was
/// made for, and answers as a test says.
final class FakePushService implements AutoCloseable {

    private static final Pattern VAPID = Pattern.compile("vapid t=([^,]+), k=(\\S+)");

    private final HttpServer server;
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    /// A subscription's address. Answers that a test names are given first, then 201.
    static final class Endpoint {

        private final String url;
        private final FakeBrowser browser = FakeBrowser.create();
        private final String serverKey;
        private final List<Integer> answers = new CopyOnWriteArrayList<>();
        private final List<Push> taken = new CopyOnWriteArrayList<>();
        private final List<Integer> answered = new CopyOnWriteArrayList<>();

        private Endpoint(String url, String serverKey) {
            this.url = url;
            this.serverKey = serverKey;
        }

        void answer(Integer... codes) {
            answers.addAll(List.of(codes));
        }

        /// What the browser got to read.
        List<Push> taken() {
            return taken;
        }

        List<Integer> answered() {
            return answered;
        }

        /// What `PushSubscription.toJSON()` gives, and a name.
        Map<String, Object> subscription(String name) {
            return Map.of("endpoint", url, "keys", browser.keys(), "name", name);
        }
    }

    record Push(JsonNode message, Map<String, String> headers) {}

    FakePushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/push/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// Subscribed for a service with this public key.
    Endpoint subscribe(String serverKey) {
        var id = UUID.randomUUID().toString();
        var endpoint = new Endpoint(origin() + "/push/" + id, serverKey);
        endpoints.put(id, endpoint);
        return endpoint;
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var endpoint = endpoints.get(exchange.getRequestURI().getPath().replace("/push/", ""));
            int code = endpoint == null ? 404 : answer(endpoint, exchange, body);
            if (endpoint != null) {
                endpoint.answered.add(code);
            }
            exchange.sendResponseHeaders(code, -1);
        }
    }

    private int answer(Endpoint endpoint, HttpExchange exchange, byte[] body) {
        if (!endpoint.answers.isEmpty()) {
            return endpoint.answers.removeFirst();
        }
        var headers = exchange.getRequestHeaders();
        if (!isSigned(headers.getFirst("Authorization"), endpoint.serverKey)) {
            return 403;
        }
        if (!"aes128gcm".equals(headers.getFirst("Content-Encoding")) || headers.getFirst("TTL") == null) {
            return 400;
        }
        try {
            var told = Map.of(
                    "TTL", headers.getFirst("TTL"),
                    "Topic", String.valueOf(headers.getFirst("Topic")),
                    "Urgency", String.valueOf(headers.getFirst("Urgency")));
            endpoint.taken.add(new Push(Api.JSON.readTree(endpoint.browser.open(body)), told));
            return 201;
        } catch (GeneralSecurityException | IOException unreadable) {
            return 400;
        }
    }

    private boolean isSigned(String authorization, String serverKey) {
        var parts = VAPID.matcher(String.valueOf(authorization));
        if (!parts.matches() || !parts.group(2).equals(serverKey)) {
            return false;
        }
        try {
            var pieces = parts.group(1).split("\\.");
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(FakeBrowser.publicKey(FakeBrowser.bytes(serverKey)));
            signature.update((pieces[0] + "." + pieces[1]).getBytes(StandardCharsets.US_ASCII));
            var claims = Api.JSON.readTree(FakeBrowser.bytes(pieces[1]));
            long left = claims.path("exp").asLong() - Instant.now().getEpochSecond();
            return signature.verify(FakeBrowser.bytes(pieces[2]))
                    && claims.path("aud").asText().equals(origin())
                    && claims.path("sub").asText().matches("(mailto:|https?://).+")
                    && left > 0
                    && left <= 86_400;
        } catch (GeneralSecurityException | IOException forged) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
