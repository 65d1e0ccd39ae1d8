package io.chatflow.commerce.woocommerce;

import io.chatflow.commerce.store.OrderRepository;
import io.chatflow.commerce.store.ProductRepository;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/// The currency that a shop counts in, as far as its orders and products have told.
@Singleton
public final class ShopCurrency {

    private final OrderRepository orders;
    private final ProductRepository products;

    ShopCurrency(OrderRepository orders, ProductRepository products) {
        this.orders = orders;
        this.products = products;
    }

    /// Null when nothing has told it yet.
    @Nullable
    public String of(TenantId tenant, SiteId site) {
        return products.currency(tenant, site)
                .or(() -> orders.currency(tenant, site))
                .orElse(null);
    }
}
