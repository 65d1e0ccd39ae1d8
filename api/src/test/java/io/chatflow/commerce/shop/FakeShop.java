package io.chatflow.commerce.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.testing.Api;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// What stands in a shop's database, and what its REST API makes of a request that was let in.
public final class FakeShop {

    record Response(int status, JsonNode body, int pages) {
        Response(int status, JsonNode body) {
            this(status, body, 1);
        }
    }

    private static final DateTimeFormatter GMT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final AtomicLong ids = new AtomicLong(1000);
    private final Map<Long, ObjectNode> orders = new TreeMap<>();
    private final Map<Long, ObjectNode> products = new TreeMap<>();
    private final Map<Long, ObjectNode> webhooks = new TreeMap<>();
    private final Map<Long, List<ObjectNode>> refunds = new TreeMap<>();
    private final Map<Long, List<ObjectNode>> notes = new TreeMap<>();
    private final Map<String, ObjectNode> coupons = new TreeMap<>();

    /// A paid order of 29.35 EUR; returns its id.
    public synchronized String order(String customer, Instant modified) {
        var id = ids.incrementAndGet();
        ObjectNode order = Api.JSON.createObjectNode();
        order.put("id", id)
                .put("number", Long.toString(id))
                .put("status", "processing")
                .put("currency", "EUR");
        order.put("total", "29.35").put("customer_id", customer).put("date_created_gmt", "2026-03-22T19:28:02");
        order.put("date_modified_gmt", GMT.format(modified)).put("date_paid_gmt", "2026-03-22T19:28:08");
        order.putObject("billing").put("email", "jo@example.com");
        order.putArray("line_items");
        order.putArray("refunds");
        orders.put(id, order);
        return Long.toString(id);
    }

    public synchronized String product(String name, Instant modified) {
        var id = ids.incrementAndGet();
        ObjectNode product = Api.JSON.createObjectNode();
        product.put("id", id).put("name", name).put("status", "publish").put("price", "5.00");
        product.put("date_modified_gmt", GMT.format(modified));
        products.put(id, product);
        return Long.toString(id);
    }

    public synchronized JsonNode order(String id) {
        return orders.get(Long.parseLong(id)).deepCopy();
    }

    public synchronized void change(String order, String field, String value) {
        orders.get(Long.parseLong(order)).put(field, value);
    }

    public synchronized List<ObjectNode> refunds(String order) {
        return List.copyOf(refunds.getOrDefault(Long.parseLong(order), List.of()));
    }

    public synchronized List<ObjectNode> notes(String order) {
        return List.copyOf(notes.getOrDefault(Long.parseLong(order), List.of()));
    }

    public synchronized List<ObjectNode> webhooks() {
        return List.copyOf(webhooks.values());
    }

    public synchronized List<ObjectNode> coupons() {
        return List.copyOf(coupons.values());
    }

    /// As WooCommerce does it after too many failed deliveries.
    public synchronized void disableWebhooks() {
        webhooks.values().forEach(webhook -> webhook.put("status", "disabled"));
    }

    synchronized Response handle(FakeWooCommerce.Seen request) {
        var parts = request.path().split("/");
        var order = parts.length > 2 && parts[1].equals("orders") ? orders.get(Long.parseLong(parts[2])) : null;
        return switch (request.method() + " " + request.path().replaceAll("/\\d+", "/N")) {
            case "GET /orders" -> page(orders, request.query());
            case "GET /products" -> page(products, request.query());
            case "GET /orders/N" -> order == null ? noOrder() : new Response(200, order);
            case "PUT /orders/N" -> order == null ? noOrder() : change(order, request.body());
            case "GET /orders/N/refunds" -> list(refunds.getOrDefault(id(order), List.of()));
            case "POST /orders/N/refunds" -> order == null ? noOrder() : refund(order, request.body());
            case "GET /orders/N/notes" -> list(notes.getOrDefault(id(order), List.of()));
            case "POST /orders/N/notes" -> note(order, request.body());
            case "GET /coupons" ->
                list(coupons.values().stream()
                        .filter(one ->
                                one.path("code").asText().equals(request.query().get("code")))
                        .toList());
            case "POST /coupons" -> coupon(request.body());
            case "GET /webhooks" -> page(webhooks, request.query());
            case "POST /webhooks" -> webhook(request.body());
            case "PUT /webhooks/N" ->
                new Response(200, webhooks.get(Long.parseLong(parts[2])).setAll((ObjectNode) request.body()));
            default -> FakeWooCommerce.error(404, "rest_no_route", "No route was found matching the URL.");
        };
    }

    private Response page(Map<Long, ObjectNode> all, Map<String, String> query) {
        var after = query.getOrDefault("modified_after", "");
        var size = Integer.parseInt(query.getOrDefault("per_page", "10"));
        var number = Integer.parseInt(query.getOrDefault("page", "1"));
        var found = all.values().stream()
                .filter(one -> one.path("date_modified_gmt").asText().compareTo(after) > 0 || after.isEmpty())
                .sorted(Comparator.comparing(
                        one -> one.path("date_modified_gmt").asText()))
                .toList();
        var page = Api.JSON.createArrayNode();
        found.stream().skip((long) (number - 1) * size).limit(size).forEach(page::add);
        return new Response(200, page, (found.size() + size - 1) / size);
    }

    private Response change(ObjectNode order, JsonNode body) {
        order.setAll((ObjectNode) body);
        touch(order);
        return new Response(200, order);
    }

    private Response refund(ObjectNode order, JsonNode body) {
        var made = refunds.computeIfAbsent(id(order), any -> new ArrayList<>());
        var amount = new BigDecimal(body.path("amount").asText("0"));
        var before = made.stream()
                .map(one -> new BigDecimal(one.path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (amount.signum() <= 0
                || before.add(amount)
                                .compareTo(new BigDecimal(order.path("total").asText()))
                        > 0) {
            return FakeWooCommerce.error(500, "woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.");
        }
        ObjectNode refund = Api.JSON.createObjectNode();
        refund.put("id", ids.incrementAndGet()).put("amount", amount.toPlainString());
        refund.put("reason", body.path("reason").asText()).set("meta_data", body.path("meta_data"));
        refund.put("date_created_gmt", GMT.format(Instant.now()));
        refund.put("refunded_payment", body.path("api_refund").asBoolean(true));
        made.add(refund);
        order.withArray("refunds")
                .addObject()
                .put("id", refund.path("id").asLong())
                .put("total", "-" + amount.toPlainString());
        touch(order);
        return new Response(201, refund);
    }

    private Response note(ObjectNode order, JsonNode body) {
        if (order == null) {
            return noOrder();
        }
        ObjectNode note = Api.JSON.createObjectNode();
        note.put("id", ids.incrementAndGet()).put("note", body.path("note").asText());
        note.put("customer_note", body.path("customer_note").asBoolean(false));
        notes.computeIfAbsent(id(order), any -> new ArrayList<>()).add(note);
        return new Response(201, note);
    }

    private Response coupon(JsonNode body) {
        var code = body.path("code").asText();
        if (coupons.containsKey(code)) {
            return FakeWooCommerce.error(
                    400, "woocommerce_rest_coupon_code_already_exists", "The coupon code already exists");
        }
        ObjectNode coupon = body.deepCopy();
        coupon.put("id", ids.incrementAndGet());
        coupons.put(code, coupon);
        return new Response(201, coupon);
    }

    private Response webhook(JsonNode body) {
        var id = ids.incrementAndGet();
        ObjectNode webhook = body.deepCopy();
        webhooks.put(id, webhook.put("id", id).put("status", "active"));
        return new Response(201, webhook);
    }

    private static Response list(List<ObjectNode> items) {
        var list = Api.JSON.createArrayNode();
        items.forEach(list::add);
        return new Response(200, list);
    }

    private static Response noOrder() {
        return FakeWooCommerce.error(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.");
    }

    private static long id(ObjectNode order) {
        return order == null ? 0 : order.path("id").asLong();
    }

    /// Never back, and a second later at least: what changed has a newer time.
    private static void touch(ObjectNode order) {
        var last = Instant.parse(order.path("date_modified_gmt").asText() + "Z").plusSeconds(1);
        var now = Instant.now();
        order.put("date_modified_gmt", GMT.format(now.isAfter(last) ? now : last));
    }
}
