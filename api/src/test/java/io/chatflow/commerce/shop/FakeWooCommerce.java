package io.chatflow.commerce.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chatflow.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// A shop with WooCommerce, as far as our connector speaks with it: the REST API (version 3) over plain http,
/// wc-auth, and all the ways in which real shops fail.
public final class FakeWooCommerce implements AutoCloseable {

    /// One request that reached the shop.
    public record Seen(String method, String path, Map<String, String> query, JsonNode body) {}

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final FakeKeys keys = new FakeKeys();
    private final Queue<Planned> faults = new ConcurrentLinkedQueue<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final FakeShop shop = new FakeShop();
    private final Semaphore going = new Semaphore(0);
    private volatile String refused = "";

    public FakeWooCommerce() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 50);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public FakeShop shop() {
        return shop;
    }

    /// What a person makes in the shop's settings: `{consumerKey, consumerSecret}`.
    public Map<String, String> makeKey() {
        var key = keys.issue();
        return Map.of("consumerKey", key.consumerKey(), "consumerSecret", key.consumerSecret());
    }

    public int keys() {
        return keys.count();
    }

    private record Planned(String request, Fault fault) {}

    /// The next requests such as `POST /orders/17/refunds` or `GET /orders?per_page=1` fail so, one after the other.
    public void fail(String request, Fault... next) {
        for (var fault : next) {
            faults.add(new Planned(request, fault));
        }
    }

    /// Requests such as `PUT /webhooks/\d+` are refused until the shop is healed.
    public void refuse(String requests) {
        refused = requests;
    }

    /// A slow request goes on.
    public void goOn() {
        going.release();
    }

    /// No request fails any more.
    public void heal() {
        faults.clear();
        refused = "";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Seen> seen(String method, String pathPattern) {
        return seen.stream()
                .filter(one -> one.method().equals(method) && one.path().matches(pathPattern))
                .toList();
    }

    /// What happens when the owner agrees on the page at `authorizeUrl`: a key is made and sent to the
    /// callback, and deleted again when the answer is not exactly 200. `service` is where the callback's host
    /// is in this test.
    public Api.Answer agree(String authorizeUrl, Api service) {
        var query = FakeKeys.parameters(authorizeUrl.substring(authorizeUrl.indexOf('?') + 1));
        var key = keys.issue();
        var callback = query.get("callback_url").replaceFirst("^https://[^/]+", "");
        var answer = service.post(
                callback,
                Map.of(
                        "key_id", 1,
                        "user_id", query.get("user_id"),
                        "consumer_key", key.consumerKey(),
                        "consumer_secret", key.consumerSecret(),
                        "key_permissions", query.get("scope")));
        if (answer.status() != 200) {
            keys.delete(key);
        }
        return answer;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var body = text.isEmpty() ? Api.JSON.nullNode() : Api.JSON.readTree(text);
            var query = FakeKeys.parameters(exchange.getRequestURI().getRawQuery());
            var request = new Seen(exchange.getRequestMethod(), path.replaceFirst("^/wp-json/wc/v3", ""), query, body);
            seen.add(request);
            var fault = faultOf(request);
            if (fault == Fault.unauthorized || !keys.allow(exchange, url())) {
                answer(exchange, error(401, "woocommerce_rest_authentication_error", "Invalid signature."));
                return;
            }
            if ((request.method() + " " + request.path()).matches(refused)) {
                answer(exchange, error(403, "woocommerce_rest_cannot_edit", "Sorry, you cannot edit this resource."));
                return;
            }
            switch (fault) {
                case null -> answer(exchange, shop.handle(request));
                case unauthorized -> throw new IllegalStateException("answered above");
                case broken -> plain(exchange, 500, "There has been a critical error on this website.");
                case doneThenBroken -> {
                    shop.handle(request);
                    plain(exchange, 502, "Bad gateway");
                }
                case doneThenSilent -> {
                    shop.handle(request);
                    closed.await();
                }
                case diedHalfway -> {
                    ((ObjectNode) request.body()).remove("meta_data");
                    shop.handle(request);
                    plain(exchange, 500, "There has been a critical error on this website.");
                }
                case slow -> {
                    going.acquire();
                    answer(exchange, shop.handle(request));
                }
                case busy -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    plain(exchange, 429, "Too many requests");
                }
                case gatewayRefuses ->
                    answer(
                            exchange,
                            error(500, "woocommerce_rest_cannot_create_order_refund", "The card was <b>closed</b>."));
                case moved -> {
                    exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
                    plain(exchange, 301, "");
                }
                case page -> plain(exchange, 200, "<html>Back soon</html>");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Fault faultOf(Seen request) {
        var named = request.method() + " " + request.path();
        var sized = named + "?per_page=" + request.query().get("per_page");
        for (var planned : faults) {
            if ((planned.request().equals(named) || planned.request().equals(sized)) && faults.remove(planned)) {
                return planned.fault();
            }
        }
        return null;
    }

    static FakeShop.Response error(int status, String code, String message) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.put("code", code).put("message", message).putObject("data").put("status", status);
        return new FakeShop.Response(status, body);
    }

    private static void answer(HttpExchange exchange, FakeShop.Response response) throws IOException {
        if (response.body() instanceof ArrayNode) {
            exchange.getResponseHeaders().set("X-WP-TotalPages", Integer.toString(response.pages()));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        var bytes = Api.JSON.writeValueAsBytes(response.body());
        exchange.sendResponseHeaders(response.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void plain(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
