package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Sources;
import io.chatflow.commerce.CartView;
import java.util.Optional;

/// Answers about what lies in the shopper's cart.
final class CartAnswers {

    private CartAnswers() {}

    /// Empty where no cart of the site is known: then hers may be full.
    static Optional<Answer> contents(Language language, Sources sources) {
        return sources.carts().stream()
                .filter(cart -> !cart.emptied() && !cart.lines().isEmpty())
                .findFirst()
                .map(cart -> contents(cart, language))
                .or(() -> sources.knowsCarts()
                        ? Optional.of(Answer.of("cart", language.say("cart.empty")))
                        : Optional.empty());
    }

    private static Answer contents(CartView cart, Language language) {
        long pieces = cart.lines().stream().mapToLong(line -> line.quantity()).sum();
        var text = new StringBuilder(pieces == 1 ? language.say("cart.one") : language.say("cart.many", pieces));
        text.append('\n').append(new OrderText(language).lines(cart.lines()));
        if (cart.total() != null) {
            text.append('\n').append(language.say("cart.total", Amounts.money(cart.total(), language)));
        }
        if (cart.checkoutUrl() != null) {
            var link = Written.link(language.say("cart.checkout"), cart.checkoutUrl());
            text.append(link.startsWith("[") ? " " + link : "");
        }
        return Answer.of("cart", text.toString().strip());
    }
}
