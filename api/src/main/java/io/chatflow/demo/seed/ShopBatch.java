package io.chatflow.demo.seed;

import io.chatflow.demo.Demo.DemoSite;
import io.chatflow.demo.DemoContent;
import io.chatflow.demo.DemoContent.Order;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The tea shop in the shape of our ingest. Its times are days from now.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class ShopBatch {

    private static final double MINUTES_A_DAY = 24 * 60;

    private final DemoContent content;
    private final Clock clock;

    ShopBatch(DemoContent content, Clock clock) {
        this.content = content;
        this.clock = clock;
    }

    Map<String, List<Map<String, Object>>> batch(DemoSite site) {
        return Map.of(
                "customers", content.customers().stream().map(this::customer).toList(),
                "products", products(site),
                "orders", content.orders().stream().map(this::order).toList());
    }

    List<Map<String, Object>> products(DemoSite site) {
        return content.products().stream()
                .map(product -> product(site, product))
                .toList();
    }

    static Map<String, Object> money(long minor) {
        return Map.of("amountMinor", minor, "currency", "EUR");
    }

    Instant days(double days) {
        return clock.instant().plus(Duration.ofMinutes(Math.round(days * MINUTES_A_DAY)));
    }

    Map<String, Object> customer(DemoContent.Customer customer) {
        var item = new HashMap<String, Object>();
        item.put("externalId", customer.id());
        item.put("email", customer.email());
        item.put("name", customer.name());
        item.put("phone", customer.phone());
        item.put("vip", customer.vip());
        item.put("totalSpent", money(customer.spent()));
        item.put("ordersCount", customer.orders());
        item.put("createdAt", days(customer.since()).toString());
        item.put("updatedAt", clock.instant().toString());
        return item;
    }

    private Map<String, Object> product(DemoSite site, DemoContent.Product product) {
        var item = new HashMap<String, Object>();
        item.put("externalId", product.id());
        item.put("sku", product.sku());
        item.put("title", product.title());
        item.put("url", site.demoUrl() + "/products/" + product.id());
        item.put("imageUrl", site.demoUrl() + "/art/" + product.id() + ".svg");
        item.put("price", money(product.price()));
        item.put("salePrice", product.sale() == null ? null : money(product.sale()));
        item.put("inStock", product.stock() > 0);
        item.put("stockQuantity", product.stock());
        item.put("categories", product.categories());
        item.put("description", product.description());
        item.put("attributes", product.attributes());
        item.put("updatedAt", clock.instant().toString());
        return item;
    }

    private Map<String, Object> order(Order order) {
        var lines = order.lines().stream().map(this::line).toList();
        var goods = order.lines().stream()
                .mapToLong(line -> content.product(line.product()).orElseThrow().priceNow() * line.quantity())
                .sum();
        var item = new HashMap<String, Object>();
        item.put("externalId", order.number());
        item.put("number", order.number());
        item.put("customerExternalId", order.customer());
        item.put("email", order.email());
        item.put("status", order.status());
        item.put("financialStatus", order.financialStatus());
        item.put("fulfillmentStatus", order.fulfillmentStatus());
        item.put("total", money(goods + order.shipping()));
        item.put("lines", lines);
        item.put(
                "shipments",
                Objects.requireNonNullElse(order.shipments(), List.<DemoContent.Shipment>of()).stream()
                        .map(this::shipment)
                        .toList());
        item.put(
                "refunds",
                Objects.requireNonNullElse(order.refunds(), List.<DemoContent.Refund>of()).stream()
                        .map(refund -> Map.of(
                                "amount", money(refund.amount()),
                                "reason", refund.reason(),
                                "at", days(refund.at()).toString()))
                        .toList());
        item.put("shippingAddress", Map.of("city", order.city(), "country", order.country()));
        item.put("placedAt", days(order.placed()).toString());
        item.put("updatedAt", days(order.updated()).toString());
        return item;
    }

    private Map<String, Object> line(DemoContent.OrderLine line) {
        var product = content.product(line.product()).orElseThrow();
        return Map.of(
                "productExternalId", product.id(),
                "title", product.title(),
                "sku", product.sku(),
                "quantity", line.quantity(),
                "total", money(product.priceNow() * line.quantity()));
    }

    private Map<String, Object> shipment(DemoContent.Shipment parcel) {
        return Map.of(
                "carrier", parcel.carrier(),
                "trackingNumber", parcel.trackingNumber(),
                "trackingUrl", parcel.trackingUrl(),
                "status", parcel.status(),
                "shippedAt", days(parcel.shipped()).toString(),
                "estimatedDelivery",
                        LocalDate.ofInstant(days(parcel.expected()), ZoneOffset.UTC)
                                .toString());
    }
}
