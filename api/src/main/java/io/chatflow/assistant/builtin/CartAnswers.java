package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Sources;
import io.chatflow.commerce.CartView;

/// Answers about what lies in the shopper's cart.
final class CartAnswers {

    private CartAnswers() {}

    static Answer contents(Sources sources) {
        return sources.carts().stream()
                .filter(cart -> !cart.emptied() && !cart.lines().isEmpty())
                .findFirst()
                .map(CartAnswers::contents)
                .orElseGet(() -> Answer.of("cart", "Your cart is empty."));
    }

    private static Answer contents(CartView cart) {
        long pieces = cart.lines().stream().mapToLong(line -> line.quantity()).sum();
        var text = new StringBuilder(
                pieces == 1 ? "There is 1 item in your cart:\n" : "There are " + pieces + " items in your cart:\n");
        text.append(OrderText.lines(cart.lines()));
        if (cart.total() != null) {
            text.append("\nTotal: **").append(Amounts.money(cart.total())).append("**.");
        }
        if (cart.checkoutUrl() != null) {
            var link = Written.link("Go to checkout", cart.checkoutUrl());
            text.append(link.startsWith("[") ? " " + link : "");
        }
        return Answer.of("cart", text.toString().strip());
    }
}
