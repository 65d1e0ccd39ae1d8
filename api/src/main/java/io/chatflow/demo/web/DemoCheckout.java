package io.chatflow.demo.web;

import io.chatflow.demo.DemoApi;
import io.chatflow.demo.DemoContent;
import io.chatflow.demo.DemoSites.OpenSite;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Orders of the demo shop: it keeps them in ChatFlow, since it has no database of its own.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoCheckout {

    private static final long FREE_SHIPPING_FROM = 6000;
    private static final long SHIPPING = 490;
    private static final int NUMBERS = 900_000;

    private final DemoApi api;
    private final DemoContent content;
    private final Clock clock;

    DemoCheckout(DemoApi api, DemoContent content, Clock clock) {
        this.api = api;
        this.content = content;
        this.clock = clock;
    }

    void place(OpenSite site, DemoSession session, DemoContent.Customer customer) {
        var number = Long.toString(100_000 + clock.instant().getEpochSecond() % NUMBERS);
        var goods = goods(session.cart());
        var order = new HashMap<String, Object>();
        order.put("number", number);
        order.put("customerExternalId", customer.id());
        order.put("email", customer.email());
        order.put("status", "processing");
        order.put("financialStatus", "paid");
        order.put("fulfillmentStatus", "unfulfilled");
        order.put("total", CartPush.money(goods + shipping(goods)));
        order.put("lines", lines(session.cart()));
        order.put("shippingAddress", Map.of("city", customer.city(), "country", customer.country()));
        order.put("placedAt", clock.instant().toString());
        order.put("updatedAt", clock.instant().toString());
        var answer = api.put(
                site.baseUrl() + "/api/v1/commerce/orders/" + number,
                site.site().siteSecret(),
                order);
        if (!answer.isGood()) {
            throw new IllegalStateException("the order was refused with " + answer.status());
        }
    }

    /// In cents.
    long goods(Map<String, Integer> cart) {
        return cart.entrySet().stream()
                .mapToLong(
                        entry -> content.product(entry.getKey()).orElseThrow().priceNow() * entry.getValue())
                .sum();
    }

    static long shipping(long goods) {
        return goods >= FREE_SHIPPING_FROM ? 0 : SHIPPING;
    }

    private List<Map<String, Object>> lines(Map<String, Integer> cart) {
        return cart.entrySet().stream()
                .map(entry -> {
                    var product = content.product(entry.getKey()).orElseThrow();
                    return Map.<String, Object>of(
                            "productExternalId", product.id(),
                            "title", product.title(),
                            "sku", product.sku(),
                            "quantity", entry.getValue(),
                            "total", CartPush.money(product.priceNow() * entry.getValue()));
                })
                .toList();
    }
}
