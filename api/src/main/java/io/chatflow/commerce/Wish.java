package io.chatflow.commerce;

import io.micronaut.core.annotation.Nullable;

/// What a shopper wants suggestions for. `product` is the external id of the product that she means, `page` the address
/// of the page that she looks at, as her browser tells it; where neither is known, her cart and her orders tell.
public record Wish(
        Kind kind, @Nullable String product, @Nullable String page) {

    public enum Kind {
        /// Whatever she may like.
        anything,
        /// What goes with a product.
        goes_with,
        /// Something of the same kind.
        similar
    }
}
