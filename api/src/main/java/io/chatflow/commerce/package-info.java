/// What the shops tell of their customers, products, orders and carts, and who may be shown it.
/// `woocommerce` speaks with shops, `actions` has them do what staff want, `suggestions` finds what a shopper may like.
/// Owns the tables commerce_* and woocommerce_*. Uses tenants, identity, contacts and retrieval.
package io.chatflow.commerce;
