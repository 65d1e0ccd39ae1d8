package io.chatflow.commerce.ingest;

import io.chatflow.commerce.CartView;
import io.chatflow.commerce.CustomerView;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// What a shop sends together: any of the four lists, at most 500 items in all. For the API's description only: ingest
/// reads the body item by item, so that one bad item does not refuse the others.
record CommerceBatch(
        @Nullable List<CustomerView> customers,
        @Nullable List<ProductView> products,
        @Nullable List<OrderView> orders,
        @Nullable List<CartView> carts) {}
