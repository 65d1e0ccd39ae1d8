package io.chatflow.commerce.store;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of items that a shop tells of; the names stand in bodies and addresses.
public enum ItemKind {
    customers,
    products,
    orders,
    carts;

    public static Optional<ItemKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
