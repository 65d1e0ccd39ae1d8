package io.chatflow.commerce;

import io.chatflow.commerce.store.CartRepository;
import io.chatflow.commerce.store.Documents;
import io.chatflow.contacts.Shopper;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.List;

/// Carts that something lies in.
@Singleton
public class Carts {

    private final CartRepository repository;
    private final Documents documents;

    Carts(CartRepository repository, Documents documents) {
        this.repository = repository;
        this.documents = documents;
    }

    /// Whether a shopper without a cart can be told that hers is empty: the site has reported carts. Of other sites
    /// nobody knows; a key to the shop's orders alone tells of none.
    public boolean areKnown(TenantId tenant, SiteId site) {
        return repository.anyReported(tenant, site);
    }

    /// The shopper's carts: as the customer that the site signed her to be, or of her browser; last changed first.
    public List<CartView> of(TenantId tenant, Shopper shopper, int limit) {
        if (shopper.externalId() == null && shopper.visitorRef() == null) {
            return List.of();
        }
        return repository.ofShopper(tenant, shopper.site(), shopper.externalId(), shopper.visitorRef(), limit).stream()
                .map(document -> documents.read(document, CartView.class))
                .toList();
    }
}
