package io.chatflow.assistant.turns;

import io.chatflow.assistant.VersionId;
import io.chatflow.assistant.versions.IntentModels;
import io.chatflow.commerce.Carts;
import io.chatflow.commerce.Customers;
import io.chatflow.commerce.Orders;
import io.chatflow.commerce.Products;
import io.chatflow.commerce.Suggestions;
import io.chatflow.contacts.Shopper;
import io.chatflow.conversations.VisitorPages;
import io.chatflow.knowledge.HelpCentre;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.Topics;
import io.chatflow.tenants.Site;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The facades from which the assistant learns.
@Singleton
record LiveSourcesFactory(
        Orders orders,
        Carts carts,
        Products products,
        Suggestions suggestions,
        Customers customers,
        HelpCentre help,
        VisitorPages pages,
        Topics topics,
        IntentModels models) {

    LiveSources of(TenantId tenant, Site site, Shopper shopper) {
        return new LiveSources(this, tenant, site, shopper, Optional::empty, () -> models.active(tenant));
    }

    /// With this version of what was taught instead of the active one.
    LiveSources of(TenantId tenant, Site site, Shopper shopper, VersionId version) {
        return new LiveSources(this, tenant, site, shopper, Optional::empty, () -> models.of(tenant, version));
    }
}
