package io.chatflow.commerce.store;

/// The kinds of items that a shop tells of; the names stand in bodies and addresses.
public enum ItemKind {
    customers,
    products,
    orders,
    carts
}
