package io.chatflow.commerce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.testing.Api;
import java.util.List;

/// Items as a shop would send them, small and complete.
final class ShopItems {

    static final String EARLIER = "2026-03-01T08:00:00Z";
    static final String NOW = "2026-03-02T08:00:00Z";
    static final String LATER = "2026-03-03T08:00:00Z";

    private ShopItems() {}

    static ObjectNode money(long minor) {
        return Api.JSON.createObjectNode().put("amountMinor", minor).put("currency", "EUR");
    }

    /// Of the customer 17.
    static ObjectNode order(String externalId) {
        var order = Api.JSON
                .createObjectNode()
                .put("externalId", externalId)
                .put("number", externalId)
                .put("customerExternalId", "17")
                .put("email", "ann@example.com")
                .put("status", "processing")
                .put("placedAt", EARLIER)
                .put("updatedAt", NOW);
        order.set("total", money(1999));
        return order;
    }

    static ObjectNode customer(String externalId) {
        return Api.JSON
                .createObjectNode()
                .put("externalId", externalId)
                .put("email", "ann@example.com")
                .put("name", "Ann Lee")
                .put("vip", true)
                .put("ordersCount", 6)
                .put("updatedAt", NOW);
    }

    static ObjectNode product(String externalId, String title, boolean inStock) {
        var product = Api.JSON
                .createObjectNode()
                .put("externalId", externalId)
                .put("title", title)
                .put("inStock", inStock)
                .put("updatedAt", NOW);
        product.set("price", money(2400));
        return product;
    }

    static ObjectNode cart(String externalId, String visitorRef) {
        var cart = Api.JSON
                .createObjectNode()
                .put("externalId", externalId)
                .put("visitorRef", visitorRef)
                .put("updatedAt", NOW);
        cart.set("total", money(2400));
        cart.putArray("lines").addObject().put("title", "Red mug").put("quantity", 1);
        return cart;
    }

    static ObjectNode batch(String kind, ObjectNode... items) {
        var batch = Api.JSON.createObjectNode();
        batch.putArray(kind).addAll(List.of(items));
        return batch;
    }
}
