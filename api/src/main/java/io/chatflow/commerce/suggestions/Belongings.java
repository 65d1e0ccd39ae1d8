package io.chatflow.commerce.suggestions;

import io.chatflow.commerce.CartView;
import io.chatflow.commerce.Line;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.platform.text.Folding;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What a shopper has already: in her carts, and in her latest orders. Lines may name no product of the shop; then the
/// title tells.
public record Belongings(List<CartView> carts, List<OrderView> orders) {

    /// The products in her carts, the cart that changed last first.
    public List<String> inCarts() {
        return ids(carts.stream().flatMap(cart -> cart.lines().stream()));
    }

    /// The products that she ordered, the latest first.
    public List<String> ordered() {
        return ids(orders.stream().flatMap(order -> order.lines().stream()));
    }

    public String[] orderIds() {
        return orders.stream().map(OrderView::externalId).toArray(String[]::new);
    }

    boolean has(ProductView product) {
        return lines().anyMatch(line -> product.externalId().equals(line.productExternalId())
                || Folding.fold(product.title()).equals(Folding.fold(line.title())));
    }

    private Stream<Line> lines() {
        return Stream.concat(
                carts.stream().flatMap(cart -> cart.lines().stream()),
                orders.stream().flatMap(order -> order.lines().stream()));
    }

    private static List<String> ids(Stream<Line> lines) {
        return lines.map(Line::productExternalId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
