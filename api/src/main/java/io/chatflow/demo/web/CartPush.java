package io.chatflow.demo.web;

import io.chatflow.demo.DemoApi;
import io.chatflow.demo.DemoContent;
import io.chatflow.demo.DemoSites.OpenSite;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells ChatFlow what lies in a cart, from the shop's server with the site's secret.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class CartPush {

    private static final Logger LOG = LoggerFactory.getLogger(CartPush.class);

    private final DemoApi api;
    private final DemoContent content;
    private final Clock clock;

    CartPush(DemoApi api, DemoContent content, Clock clock) {
        this.api = api;
        this.content = content;
        this.clock = clock;
    }

    /// A shop goes on selling when its chat cannot be reached.
    void push(OpenSite site, DemoSession session) {
        var cart = cart(site, session);
        var address = site.baseUrl() + "/api/v1/commerce/carts/" + cart.get("externalId");
        try {
            var answer = api.put(address, site.site().siteSecret(), cart);
            if (!answer.isGood()) {
                LOG.warn("The cart of a demo visit was refused: {}", answer.status());
            }
        } catch (RuntimeException unreachable) {
            LOG.warn("The cart of a demo visit could not be told", unreachable);
        }
    }

    private Map<String, Object> cart(OpenSite site, DemoSession session) {
        var lines = session.cart().entrySet().stream()
                .map(entry -> line(content.product(entry.getKey()).orElseThrow(), entry.getValue()))
                .toList();
        var total = session.cart().entrySet().stream()
                .mapToLong(
                        entry -> content.product(entry.getKey()).orElseThrow().priceNow() * entry.getValue())
                .sum();
        var cart = new HashMap<String, Object>();
        // Not the session's id itself: that is a credential.
        cart.put("externalId", "cart-" + Integer.toHexString(session.id().hashCode()));
        cart.put("customerExternalId", session.customer());
        cart.put("visitorRef", session.visitorRef());
        cart.put("lines", lines);
        cart.put("total", money(total));
        cart.put("checkoutUrl", site.site().demoUrl() + "/cart");
        cart.put("updatedAt", clock.instant().toString());
        cart.put("emptied", lines.isEmpty());
        return cart;
    }

    private static Map<String, Object> line(DemoContent.Product product, int pieces) {
        return Map.of(
                "productExternalId", product.id(),
                "title", product.title(),
                "sku", product.sku(),
                "quantity", pieces,
                "total", money(product.priceNow() * pieces));
    }

    static Map<String, Object> money(long minor) {
        return Map.of("amountMinor", minor, "currency", "EUR");
    }
}
