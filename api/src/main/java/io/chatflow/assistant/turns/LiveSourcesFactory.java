package io.chatflow.assistant.turns;

import io.chatflow.commerce.Carts;
import io.chatflow.commerce.Customers;
import io.chatflow.commerce.Orders;
import io.chatflow.commerce.Products;
import io.chatflow.contacts.Shopper;
import io.chatflow.knowledge.HelpCentre;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Site;
import jakarta.inject.Singleton;

/// The facades from which the assistant learns.
@Singleton
record LiveSourcesFactory(Orders orders, Carts carts, Products products, Customers customers, HelpCentre help) {

    LiveSources of(TenantId tenant, Site site, Shopper shopper) {
        return new LiveSources(this, tenant, site, shopper);
    }
}
