package io.chatflow.commerce.ingest;

import io.chatflow.commerce.CartView;
import io.chatflow.commerce.CustomerView;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.commerce.store.CartRepository;
import io.chatflow.commerce.store.CustomerRepository;
import io.chatflow.commerce.store.ItemKind;
import io.chatflow.commerce.store.ItemRepository;
import io.chatflow.commerce.store.OrderRepository;
import io.chatflow.commerce.store.ProductRepository;
import io.chatflow.platform.json.Fields;
import jakarta.inject.Singleton;
import java.time.Instant;

/// Where items of each kind are kept and how they are read.
@Singleton
final class Items {

    private final CustomerRepository customers;
    private final ProductRepository products;
    private final OrderRepository orders;
    private final CartRepository carts;

    Items(CustomerRepository customers, ProductRepository products, OrderRepository orders, CartRepository carts) {
        this.customers = customers;
        this.products = products;
        this.orders = orders;
        this.carts = carts;
    }

    /// An item that was read: the view is what is stored.
    record Item(String externalId, Instant updatedAt, Object view) {}

    ItemRepository of(ItemKind kind) {
        return switch (kind) {
            case customers -> customers;
            case products -> products;
            case orders -> orders;
            case carts -> carts;
        };
    }

    static Class<?> viewOf(ItemKind kind) {
        return switch (kind) {
            case customers -> CustomerView.class;
            case products -> ProductView.class;
            case orders -> OrderView.class;
            case carts -> CartView.class;
        };
    }

    static Item read(ItemKind kind, Fields fields) {
        return switch (kind) {
            case customers -> {
                var customer = ItemReaders.customer(fields);
                yield new Item(customer.externalId(), customer.updatedAt(), customer);
            }
            case products -> {
                var product = ItemReaders.product(fields);
                yield new Item(product.externalId(), product.updatedAt(), product);
            }
            case orders -> {
                var order = ItemReaders.order(fields);
                yield new Item(order.externalId(), order.updatedAt(), order);
            }
            case carts -> {
                var cart = ItemReaders.cart(fields);
                yield new Item(cart.externalId(), cart.updatedAt(), cart);
            }
        };
    }
}
