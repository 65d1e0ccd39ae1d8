/// What the shops tell of their customers, products, orders and carts, and who may be shown it.
/// Owns the tables commerce_customer, commerce_product, commerce_order, commerce_cart.
/// Uses tenants, identity, contacts and retrieval.
package io.chatflow.commerce;
