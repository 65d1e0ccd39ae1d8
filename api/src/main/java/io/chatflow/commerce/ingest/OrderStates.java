package io.chatflow.commerce.ingest;

import static io.chatflow.commerce.OrderState.cancelled;
import static io.chatflow.commerce.OrderState.completed;
import static io.chatflow.commerce.OrderState.delivered;
import static io.chatflow.commerce.OrderState.failed;
import static io.chatflow.commerce.OrderState.on_hold;
import static io.chatflow.commerce.OrderState.pending;
import static io.chatflow.commerce.OrderState.processing;
import static io.chatflow.commerce.OrderState.refunded;
import static io.chatflow.commerce.OrderState.shipped;

import io.chatflow.commerce.OrderState;
import io.micronaut.core.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Maps the words that shops have for an order to the nine states. Sources: WooCommerce's order statuses, Shopify's
/// financial, fulfilment and shipment statuses, and the default words of BigCommerce, Magento and PrestaShop.
final class OrderStates {

    private static final Map<String, OrderState> WORDS = words();
    private static final Map<String, OrderState> PAYMENT = Map.of(
            "pending", pending,
            "unpaid", pending,
            "authorized", pending,
            "paid", processing,
            "partially_paid", processing,
            "partially_refunded", processing,
            "refunded", refunded,
            "voided", cancelled,
            "expired", failed,
            "failed", failed);

    private OrderStates() {}

    /// While an order is only waiting or being worked on, the fulfilment knows better how far it is. A word that nobody
    /// knows says nothing: then fulfilment decides, then payment.
    static OrderState of(String status, @Nullable String fulfillment, @Nullable String financial) {
        var told = WORDS.get(normal(status));
        var moved = fulfillment == null ? null : WORDS.get(normal(fulfillment));
        if (told == null) {
            var paid = financial == null ? null : PAYMENT.get(normal(financial));
            if (paid == refunded || paid == cancelled || moved == null) {
                return paid == null ? processing : paid;
            }
            return moved == processing && paid == pending ? pending : moved;
        }
        var onItsWay = moved == shipped || moved == delivered;
        return onItsWay && (told == pending || told == processing) ? moved : told;
    }

    private static String normal(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return plain.startsWith("wc_") ? plain.substring(3) : plain;
    }

    private static Map<String, OrderState> words() {
        var words = new HashMap<String, OrderState>();
        put(
                words,
                pending,
                "pending",
                "pending_payment",
                "awaiting_payment",
                "unpaid",
                "new",
                "draft",
                "checkout_draft");
        put(words, pending, "incomplete", "created", "authorized", "placed", "received");
        put(words, processing, "processing", "in_progress", "paid", "confirmed", "accepted", "preparing", "packing");
        put(words, processing, "picking", "packed", "unfulfilled", "awaiting_fulfillment", "awaiting_shipment");
        put(
                words,
                processing,
                "ready_to_ship",
                "ready_for_pickup",
                "awaiting_pickup",
                "in_production",
                "label_printed");
        put(words, on_hold, "on_hold", "hold", "holded", "held", "backordered", "backorder", "scheduled", "disputed");
        put(words, on_hold, "payment_review", "fraud", "manual_verification_required", "verification_required");
        put(words, shipped, "shipped", "partially_shipped", "dispatched", "sent", "in_transit", "out_for_delivery");
        put(words, shipped, "fulfilled", "partial", "partially_fulfilled", "on_the_way");
        put(words, delivered, "delivered", "picked_up", "collected");
        put(words, completed, "completed", "complete", "closed", "done", "finished", "archived");
        put(words, cancelled, "cancelled", "canceled", "voided", "void", "abandoned", "trash");
        put(words, refunded, "refunded", "returned", "money_back");
        put(words, failed, "failed", "failure", "declined", "payment_error", "payment_failed", "error", "expired");
        return Map.copyOf(words);
    }

    private static void put(Map<String, OrderState> words, OrderState state, String... names) {
        List.of(names).forEach(name -> words.put(name, state));
    }
}
