package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.commerce.ingest.ItemReaders;
import io.micronaut.core.annotation.Nullable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Turns products and customers of WooCommerce's REST API (v3) into the shape of our ingest. Neither names a currency:
/// without one that is known, amounts are left out.
final class WooCommerceCatalogue {

    private WooCommerceCatalogue() {}

    /// A variation comes as a product of its own; the parent has what is worth knowing.
    static boolean isVariation(JsonNode product) {
        return product.path("parent_id").asLong() > 0;
    }

    /// What is no longer published is gone, as far as shoppers can tell.
    static boolean isPublished(JsonNode product) {
        return product.path("status").asText("publish").equals("publish");
    }

    static ObjectNode product(JsonNode product, @Nullable String currency) {
        var item = JsonNodeFactory.instance.objectNode();
        item.put("externalId", product.path("id").asText());
        WooCommerceFields.putText(item, "sku", product.path("sku"));
        item.put("title", WooCommerceFields.plainText(product.path("name").asText(), ItemReaders.TITLE));
        WooCommerceFields.putWebAddress(item, "url", product.path("permalink"));
        WooCommerceFields.putWebAddress(
                item, "imageUrl", product.path("images").path(0).path("src"));
        if (currency != null) {
            var regular = product.path("regular_price").asText("");
            item.set(
                    "price",
                    WooCommerceFields.money(
                            regular.isEmpty() ? product.path("price").asText() : regular, currency));
            if (product.path("on_sale").asBoolean()) {
                item.set(
                        "salePrice",
                        WooCommerceFields.money(product.path("sale_price").asText(), currency));
            }
        }
        item.put("inStock", !product.path("stock_status").asText("instock").equals("outofstock"));
        if (product.path("stock_quantity").isIntegralNumber()) {
            item.set("stockQuantity", product.path("stock_quantity"));
        }
        var categories = item.putArray("categories");
        product.path("categories")
                .forEach(category -> categories.add(
                        WooCommerceFields.plainText(category.path("name").asText(), ItemReaders.NAME)));
        item.put("description", description(product));
        var attributes = item.putObject("attributes");
        product.path("attributes")
                .forEach(attribute ->
                        attributes.put(attribute.path("name").asText(), options(attribute.path("options"))));
        item.set("updatedAt", changedAt(product));
        return item;
    }

    static ObjectNode customer(JsonNode customer, @Nullable String currency) {
        var item = JsonNodeFactory.instance.objectNode();
        item.put("externalId", customer.path("id").asText());
        WooCommerceFields.putEmail(item, "email", customer.path("email"));
        item.put(
                "name",
                (customer.path("first_name").asText("") + " "
                                + customer.path("last_name").asText(""))
                        .strip());
        WooCommerceFields.putText(item, "phone", customer.path("billing").path("phone"));
        // Only older shops send these two.
        if (customer.path("orders_count").isIntegralNumber()) {
            item.set("ordersCount", customer.path("orders_count"));
        }
        if (currency != null && customer.hasNonNull("total_spent")) {
            item.set(
                    "totalSpent",
                    WooCommerceFields.money(customer.path("total_spent").asText(), currency));
        }
        item.set("createdAt", WooCommerceFields.instant(customer, "date_created_gmt"));
        item.set("updatedAt", changedAt(customer));
        return item;
    }

    /// What was never changed has no time of change.
    private static JsonNode changedAt(JsonNode resource) {
        var modified = WooCommerceFields.instant(resource, "date_modified_gmt");
        return modified.isNull() ? WooCommerceFields.instant(resource, "date_created_gmt") : modified;
    }

    private static String description(JsonNode product) {
        var summary =
                WooCommerceFields.plainText(product.path("short_description").asText(""), ItemReaders.DESCRIPTION);
        var text = WooCommerceFields.plainText(product.path("description").asText(""), ItemReaders.DESCRIPTION);
        var whole = text.startsWith(summary) ? text : summary + "\n" + text;
        return whole.length() <= ItemReaders.DESCRIPTION ? whole : text;
    }

    private static String options(JsonNode options) {
        var joined = StreamSupport.stream(options.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return WooCommerceFields.plainText(joined, 500);
    }
}
