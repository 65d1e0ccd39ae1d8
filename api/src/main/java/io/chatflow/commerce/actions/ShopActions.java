package io.chatflow.commerce.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.commerce.Money;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.commerce.woocommerce.client.StoreReply;
import io.chatflow.commerce.woocommerce.client.WooCommerceClient;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Predicate;

/// What is asked of a WooCommerce shop, and how one finds out afterwards whether it has happened. A refund
/// carries the operation's id in its meta data, a coupon is its code, a cancelled order says so, a note is
/// its words.
@Singleton
class ShopActions {

    /// Hidden from the shop's people by the underscore.
    private static final String MARK = "_chatflow_operation";

    /// How far the shop's clock may be behind ours.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final Map<String, String> ALL = Map.of("per_page", "100");

    private final WooCommerceClient client;

    ShopActions(WooCommerceClient client) {
        this.client = client;
    }

    /// What stands in the shop.
    sealed interface Found {
        record Done(String reference) implements Found {}

        record Nothing() implements Found {}

        /// The shop could not be asked.
        record Unseen(String reason) implements Found {}
    }

    /// Until when somebody who began to ask may still be asking.
    Instant underWayUntil(Operation operation) {
        return operation.updatedAt().plus(client.longestChange());
    }

    StoreReply ask(Operation operation, StoreAccess shop) {
        var order = "/orders/" + operation.orderId();
        return switch (operation.kind()) {
            case refund -> client.post(shop, order + "/refunds", refund(operation));
            case cancellation -> client.put(shop, order, object().put("status", "cancelled"));
            case note -> client.post(shop, order + "/notes", note(operation));
            case coupon -> client.post(shop, "/coupons", coupon(operation));
        };
    }

    /// The shop's id of what it has made.
    String reference(Operation operation, JsonNode body) {
        return switch (operation.kind()) {
            case refund, cancellation, note -> body.path("id").asText("");
            case coupon -> operation.detail("code");
        };
    }

    Found look(Operation operation, StoreAccess shop) {
        var order = "/orders/" + operation.orderId();
        return switch (operation.kind()) {
            case refund ->
                first(operation, client.get(shop, order + "/refunds", ALL), one -> isTheRefund(one, operation));
            case cancellation ->
                first(
                        operation,
                        client.get(shop, order, Map.of()),
                        one -> one.path("status").asText().equals("cancelled"));
            case note ->
                first(
                        operation,
                        client.get(shop, order + "/notes", Map.of()),
                        one -> plain(one.path("note").asText()).equals(plain(operation.detail("text"))));
            case coupon ->
                first(
                        operation,
                        client.get(shop, "/coupons", Map.of("code", operation.detail("code"))),
                        one -> one.path("code").asText().equalsIgnoreCase(operation.detail("code")));
        };
    }

    private Found first(Operation operation, StoreReply reply, Predicate<JsonNode> isIt) {
        return switch (reply) {
            case StoreReply.Answered(var body, var _) -> {
                var list = body.isArray()
                        ? body
                        : JsonNodeFactory.instance.arrayNode().add(body);
                for (var one : list) {
                    if (isIt.test(one)) {
                        yield new Found.Done(reference(operation, one));
                    }
                }
                yield new Found.Nothing();
            }
            case StoreReply.Denied(var reason) -> new Found.Unseen(reason);
            case StoreReply.Refused(var _, var _, var reason) -> new Found.Unseen(reason);
            case StoreReply.Unavailable(var reason, var _) -> new Found.Unseen(reason);
            case StoreReply.Unclear(var reason) -> new Found.Unseen(reason);
        };
    }

    private static ObjectNode refund(Operation operation) {
        var body = object();
        body.put("amount", amount(operation));
        body.put("reason", operation.detail("reason"));
        body.put("api_refund", operation.detail("viaGateway").equals("true"));
        body.putArray("meta_data")
                .addObject()
                .put("key", MARK)
                .put("value", operation.operation().text());
        return body;
    }

    private static ObjectNode note(Operation operation) {
        return object().put("note", operation.detail("text"))
                .put("customer_note", operation.detail("toCustomer").equals("true"));
    }

    private static ObjectNode coupon(Operation operation) {
        var percent = operation.detail("percent");
        var body = object().put("code", operation.detail("code"))
                .put("discount_type", percent.isEmpty() ? "fixed_cart" : "percent")
                .put("amount", percent.isEmpty() ? amount(operation) : percent)
                .put("usage_limit", 1)
                .put("individual_use", true);
        if (!operation.detail("expires").isEmpty()) {
            body.put("date_expires", operation.detail("expires"));
        }
        if (!operation.detail("email").isEmpty()) {
            body.putArray("email_restrictions").add(operation.detail("email"));
        }
        return body;
    }

    private static String amount(Operation operation) {
        Money amount = operation.amount();
        return amount == null ? "0" : amount.amount().toPlainString();
    }

    /// WooCommerce saves a refund, has the payment provider give the money back, and writes the meta data
    /// last: where PHP dies on the way, the refund stands there without our mark. One without a mark that
    /// says the same and is not older than the wish counts as the one.
    private static boolean isTheRefund(JsonNode refund, Operation operation) {
        for (var meta : refund.path("meta_data")) {
            if (meta.path("key").asText().equals(MARK)) {
                return meta.path("value").asText().equals(operation.operation().text());
            }
        }
        return isAsMuch(refund, operation)
                && plain(refund.path("reason").asText()).equals(plain(operation.detail("reason")))
                && isSince(refund, operation.createdAt().minus(CLOCKS_APART));
    }

    private static boolean isAsMuch(JsonNode refund, Operation operation) {
        try {
            return new BigDecimal(refund.path("amount").asText()).compareTo(new BigDecimal(amount(operation))) == 0;
        } catch (NumberFormatException noAmount) {
            return false;
        }
    }

    private static boolean isSince(JsonNode refund, Instant time) {
        try {
            return !Instant.parse(refund.path("date_created_gmt").asText() + "Z")
                    .isBefore(time);
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    /// WordPress cleans what it is given: markup, entities and white space may differ.
    private static String plain(String text) {
        return text.replaceAll("<[^>]*>|&[a-z#0-9]+;|[^\\p{L}\\p{N}]+", "");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
