package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.commerce.ingest.ItemReaders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/// Turns an order of WooCommerce's REST API (v3) into the shape of our ingest. Tracking comes from the meta that the
/// usual shipment-tracking plugins write.
final class WooCommerceOrders {

    private static final Set<String> DRAFTS = Set.of("checkout-draft", "auto-draft", "draft");
    private static final String TRACKING = "_wc_shipment_tracking_items";

    private WooCommerceOrders() {}

    /// The block checkout saves drafts that nobody has ordered.
    static boolean isDraft(JsonNode order) {
        return DRAFTS.contains(order.path("status").asText());
    }

    static ObjectNode item(JsonNode order) {
        var currency = order.path("currency").asText();
        var item = JsonNodeFactory.instance.objectNode();
        item.put("externalId", order.path("id").asText());
        item.put("number", order.path("number").asText(order.path("id").asText()));
        // A guest's order has the customer 0.
        if (order.path("customer_id").asLong() > 0) {
            item.put("customerExternalId", order.path("customer_id").asText());
        }
        WooCommerceFields.putEmail(item, "email", order.path("billing").path("email"));
        item.put("status", order.path("status").asText());
        item.put("financialStatus", financialStatus(order));
        item.set("total", WooCommerceFields.money(order.path("total").asText(), currency));
        var lines = item.putArray("lines");
        order.path("line_items").forEach(line -> lines.add(line(line, currency)));
        var shipments = item.putArray("shipments");
        order.path("meta_data").forEach(meta -> {
            if (meta.path("key").asText().equals(TRACKING)) {
                meta.path("value").forEach(parcel -> shipments.add(shipment(parcel)));
            }
        });
        var refunds = item.putArray("refunds");
        order.path("refunds").forEach(refund -> refunds.add(refund(refund, currency)));
        putAddress(item, order.path("shipping"));
        item.set("placedAt", WooCommerceFields.instant(order, "date_created_gmt"));
        item.set("updatedAt", WooCommerceFields.instant(order, "date_modified_gmt"));
        return item;
    }

    private static String financialStatus(JsonNode order) {
        var refunded = BigDecimal.ZERO;
        for (var refund : order.path("refunds")) {
            refunded =
                    refunded.add(WooCommerceFields.amount(refund.path("total")).abs());
        }
        if (refunded.signum() > 0) {
            var whole = refunded.compareTo(WooCommerceFields.amount(order.path("total"))) >= 0;
            return whole ? "refunded" : "partially_refunded";
        }
        return order.path("date_paid_gmt").asText("").isEmpty() ? "pending" : "paid";
    }

    private static ObjectNode line(JsonNode line, String currency) {
        var item = JsonNodeFactory.instance.objectNode();
        if (line.path("product_id").asLong() > 0) {
            item.put("productExternalId", line.path("product_id").asText());
        }
        item.put("title", WooCommerceFields.plainText(line.path("name").asText(), ItemReaders.TITLE));
        WooCommerceFields.putText(item, "sku", line.path("sku"));
        item.put("quantity", line.path("quantity").asLong());
        var paid = WooCommerceFields.amount(line.path("total")).add(WooCommerceFields.amount(line.path("total_tax")));
        item.set("total", WooCommerceFields.money(paid.toPlainString(), currency));
        return item;
    }

    private static ObjectNode shipment(JsonNode parcel) {
        var item = JsonNodeFactory.instance.objectNode();
        var custom = parcel.path("custom_tracking_provider").asText("");
        item.put("carrier", custom.isEmpty() ? parcel.path("tracking_provider").asText("") : custom);
        WooCommerceFields.putText(item, "trackingNumber", parcel.path("tracking_number"));
        WooCommerceFields.putWebAddress(item, "trackingUrl", parcel.path("custom_tracking_link"));
        var shipped = parcel.path("date_shipped").asLong();
        if (shipped > 0) {
            item.put("shippedAt", Instant.ofEpochSecond(shipped).toString());
        }
        return item;
    }

    private static ObjectNode refund(JsonNode refund, String currency) {
        var item = JsonNodeFactory.instance.objectNode();
        var amount = WooCommerceFields.amount(refund.path("total")).abs();
        item.set("amount", WooCommerceFields.money(amount.toPlainString(), currency));
        WooCommerceFields.putText(item, "reason", refund.path("reason"));
        return item;
    }

    private static void putAddress(ObjectNode item, JsonNode shipping) {
        if (shipping.path("country").asText("").isEmpty()
                && shipping.path("city").asText("").isEmpty()) {
            return;
        }
        var address = item.putObject("shippingAddress");
        WooCommerceFields.putText(address, "city", shipping.path("city"));
        WooCommerceFields.putText(address, "region", shipping.path("state"));
        WooCommerceFields.putText(address, "postcode", shipping.path("postcode"));
        WooCommerceFields.putText(address, "country", shipping.path("country"));
    }
}
