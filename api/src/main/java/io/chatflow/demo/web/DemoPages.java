package io.chatflow.demo.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.demo.DemoApi;
import io.chatflow.demo.DemoContent;
import io.chatflow.demo.DemoContent.Customer;
import io.chatflow.demo.DemoContent.Product;
import io.chatflow.demo.DemoSites.OpenSite;
import io.chatflow.platform.web.Problems;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What stands on the pages of the demo sites.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoPages {

    /// Keys of the reaction grid, as the product has them.
    private static final int GRID = 192;

    private final DemoContent content;
    private final DemoArt art;
    private final DemoCheckout checkout;
    private final DemoApi api;

    DemoPages(DemoContent content, DemoArt art, DemoCheckout checkout, DemoApi api) {
        this.content = content;
        this.art = art;
        this.checkout = checkout;
        this.api = api;
    }

    /// What every page has around its own content.
    Map<String, Object> frame(
            OpenSite site,
            DemoSession session,
            Optional<Customer> customer,
            String page,
            Map<String, Object> pageContent) {
        var model = new HashMap<>(pageContent);
        model.put("home", "/demo/" + site.site().siteKey());
        model.put("siteKey", site.site().siteKey());
        model.put("chat", site.baseUrl());
        model.put("name", site.name());
        model.put("page", page);
        model.put("pieces", session.pieces());
        customer.ifPresent(known -> model.put("customer", person(known)));
        return model;
    }

    Map<String, Object> catalogue(@Nullable String category) {
        var categories = content.products().stream()
                .map(product -> product.categories().getFirst())
                .distinct()
                .map(name -> Map.<String, Object>of(
                        "name", name,
                        "query", URLEncoder.encode(name, StandardCharsets.UTF_8),
                        "current", name.equals(category)))
                .toList();
        var tiles = content.products().stream()
                .filter(product -> category == null || product.categories().contains(category))
                .map(this::tile)
                .toList();
        var model = new HashMap<String, Object>(Map.of("categories", categories, "tiles", tiles));
        if (category == null) {
            model.put("hero", List.of(tile("101"), tile("105"), tile("118"), tile("108")));
        } else {
            model.put("category", category);
        }
        return model;
    }

    Map<String, Object> stage() {
        var tiers = content.tiers().stream()
                .map(tier -> Map.<String, Object>of(
                        "title", tier.title(),
                        "price", tier.price() == 0 ? "Free" : euros(tier.price()),
                        "paid", tier.price() > 0,
                        "best", tier.id().equals("t-vip"),
                        "description", tier.description()))
                .toList();
        return Map.of("tiers", tiers, "grid", IntStream.range(0, GRID).boxed().toList());
    }

    Map<String, Object> product(String id) {
        var product = content.product(id).orElseThrow(Problems::notFound);
        var facts = new ArrayList<Map<String, Object>>();
        product.attributes().forEach((name, value) -> facts.add(Map.of("name", name, "value", value)));
        var related = content.products().stream()
                .filter(other -> !other.id().equals(id))
                .sorted(Comparator.comparing(other -> !other.categories()
                        .getFirst()
                        .equals(product.categories().getFirst())))
                .limit(4)
                .map(this::tile)
                .toList();
        return Map.of("product", tile(product), "facts", facts, "related", related);
    }

    Map<String, Object> cart(DemoSession session) {
        var lines = session.cart().entrySet().stream()
                .map(entry -> {
                    var product = content.product(entry.getKey()).orElseThrow();
                    var line = new HashMap<>(tile(product));
                    line.put("pieces", entry.getValue());
                    line.put("less", entry.getValue() - 1);
                    line.put("more", entry.getValue() + 1);
                    line.put("total", euros(product.priceNow() * entry.getValue()));
                    return line;
                })
                .toList();
        var goods = checkout.goods(session.cart());
        var shipping = DemoCheckout.shipping(goods);
        return Map.of(
                "lines",
                lines,
                "goods",
                euros(goods),
                "shipping",
                shipping == 0 ? "free" : euros(shipping),
                "total",
                euros(goods + shipping));
    }

    /// The customer's orders, asked of ChatFlow one by one, as the only place where this shop keeps them.
    Map<String, Object> account(OpenSite site, Customer customer, boolean thanks) {
        var context = api.get(
                site.baseUrl() + "/api/v1/commerce/customers/" + customer.id() + "/orders",
                site.site().siteSecret());
        var orders = new ArrayList<Map<String, Object>>();
        context.body().path("data").forEach(order -> orders.add(OrderLook.of(order)));
        return Map.of("orders", orders, "thanks", thanks);
    }

    private Map<String, Object> tile(String id) {
        return tile(content.product(id).orElseThrow());
    }

    private Map<String, Object> tile(Product product) {
        var tile = new HashMap<String, Object>();
        tile.put("id", product.id());
        tile.put("title", product.title());
        tile.put("category", product.categories().getFirst());
        tile.put("description", product.description());
        tile.put("price", euros(product.priceNow()));
        tile.put("before", product.sale() == null ? null : euros(product.price()));
        tile.put("soldOut", product.stock() == 0);
        tile.put("few", product.stock() > 0 && product.stock() < 5 ? product.stock() : null);
        tile.put("art", art.of(product));
        return tile;
    }

    static Map<String, Object> person(Customer customer) {
        var person = new HashMap<String, Object>();
        person.put("id", customer.id());
        person.put("initial", customer.name().substring(0, 1));
        person.put("name", customer.name());
        person.put("firstName", customer.name().split(" ")[0]);
        person.put("email", customer.email());
        person.put("about", customer.about());
        person.put("vip", customer.vip());
        person.put("tier", customer.tier());
        return person;
    }

    static String euros(long cents) {
        return "€%d.%02d".formatted(cents / 100, cents % 100);
    }

    static String euros(JsonNode money) {
        return euros(money.path("amountMinor").asLong());
    }
}
