package io.chatflow.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/// An embeddings server that speaks `POST /v1/embeddings` as OpenAI's does. Its model knows a few things by their words
/// in some languages; everything else is a word of its own.
final class FakeEmbeddings implements AutoCloseable {

    static final String KEY = "key-of-the-operator";
    static final int DIMENSIONS = 96;

    private static final int OWN_WORDS_FROM = 16;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> THINGS = List.of(
            "bestellung paket commande colis pedido paquete ordine pacco zamowienie paczka",
            "passwort anmeldung konto passe connecter compte contrasena cuenta password accedere account hasla zalogowac konto",
            "rucksendung zuruckgeben geld wieder gefallt",
            "zahlungsarten visa mastercard karte bezahlen",
            "geschenkpapier einpacken verpackung schleife",
            "gutschein kulanz entschuldigung");

    private final Map<String, Integer> dimensionOfWord = new HashMap<>();
    private final HttpServer server;
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<Thread> hanging = new CopyOnWriteArrayList<>();
    private volatile Manner manner = Manner.vectors;
    private volatile String retryAfter = "1";

    /// How it answers.
    enum Manner {
        vectors,
        unauthorized,
        too_many_requests,
        failing,
        wrong_dimensions,
        too_few,
        garbage,
        cut_off,
        hanging
    }

    FakeEmbeddings() {
        for (int thing = 0; thing < THINGS.size(); thing++) {
            for (var word : THINGS.get(thing).split(" ")) {
                dimensionOfWord.put(word, thing);
            }
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/v1/embeddings", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// As an operator configures it.
    Map<String, Object> settings(String model) {
        return Map.of(
                "chatflow.embeddings.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "chatflow.embeddings.model",
                model,
                "chatflow.embeddings.key",
                KEY,
                // So long that a slow machine is not taken for a dead endpoint.
                "chatflow.embeddings.question-within",
                "3s",
                "chatflow.embeddings.try-every",
                "50ms",
                // So long that no test sees the end of it.
                "chatflow.embeddings.busy-pause",
                "1h");
    }

    void behave(Manner wanted) {
        manner = wanted;
        hanging.forEach(Thread::interrupt);
    }

    /// How many requests hang.
    int hanging() {
        return hanging.size();
    }

    /// In seconds, with which it refuses what is too much.
    void retryAfter(String seconds) {
        retryAfter = seconds;
    }

    /// The bodies of all requests, in order.
    List<JsonNode> asked() {
        return asked;
    }

    /// All texts that were sent to it.
    List<String> texts() {
        return asked.stream()
                .flatMap(body -> StreamSupport.stream(body.path("input").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            asked.add(body);
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"error\": {\"code\": \"invalid_api_key\"}}");
                return;
            }
            switch (manner) {
                case vectors -> answerWith(exchange, body, DIMENSIONS);
                case unauthorized -> send(exchange, 401, "{\"error\": {\"code\": \"invalid_api_key\"}}");
                case too_many_requests -> {
                    exchange.getResponseHeaders().set("Retry-After", retryAfter);
                    send(exchange, 429, "{\"error\": {\"code\": \"rate_limit_exceeded\"}}");
                }
                case failing -> send(exchange, 500, "{\"error\": {\"message\": \"overloaded\"}}");
                case wrong_dimensions -> answerWith(exchange, body, DIMENSIONS / 2);
                case too_few -> send(exchange, 200, "{\"data\": []}");
                case garbage -> send(exchange, 200, "<html>Good day</html>");
                case cut_off -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write("{\"data\": [".getBytes(StandardCharsets.UTF_8));
                }
                case hanging -> hang();
            }
        }
    }

    /// Until it behaves otherwise.
    private void hang() {
        hanging.add(Thread.currentThread());
        try {
            while (manner == Manner.hanging) {
                Thread.sleep(60_000);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            hanging.remove(Thread.currentThread());
        }
    }

    private void answerWith(HttpExchange exchange, JsonNode body, int dimensions) throws IOException {
        var data = new ArrayList<Map<String, Object>>();
        for (var text : body.path("input")) {
            if (text.asText().contains("UNREADABLE")) {
                send(exchange, 400, "{\"error\": {\"message\": \"too long\"}}");
                return;
            }
            data.addFirst(Map.of("index", data.size(), "embedding", vector(text.asText(), dimensions)));
        }
        send(exchange, 200, JSON.writeValueAsString(Map.of("object", "list", "data", data)));
    }

    private float[] vector(String text, int dimensions) {
        var vector = new float[dimensions];
        var plain =
                Normalizer.normalize(text.toLowerCase(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        for (var word : plain.split("[^a-zł]+")) {
            if (dimensionOfWord.containsKey(word)) {
                vector[dimensionOfWord.get(word)] += 1;
            } else {
                vector[OWN_WORDS_FROM + Math.floorMod(word.hashCode(), dimensions - OWN_WORDS_FROM)] += 0.2f;
            }
        }
        return vector;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        behave(Manner.failing);
        server.stop(0);
    }
}
