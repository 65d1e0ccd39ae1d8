package io.chatflow.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;

/// A product that a shopper may like, and what speaks for it; `cause` is the product that led to it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(
        ProductView product, Signal signal, @Nullable Cause cause) {

    public enum Signal {
        /// Other customers, at least three, ordered it together with the cause.
        bought_together,
        /// Of the same kind as the cause.
        similar,
        /// Of the same kind as something that she ordered.
        like_ordered,
        /// Other customers, at least three, ordered it lately, and few things were ordered by more.
        popular,
        /// The shop has it, and nothing else speaks for it.
        range
    }

    public record Cause(String externalId, String title) {}

    static Suggestion because(ProductView product, Signal signal, ProductView cause) {
        return new Suggestion(product, signal, new Cause(cause.externalId(), cause.title()));
    }

    static Suggestion of(ProductView product, Signal signal) {
        return new Suggestion(product, signal, null);
    }
}
