package io.chatflow.commerce;

import io.chatflow.commerce.store.Documents;
import io.chatflow.commerce.store.OrderRepository;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Orders, opened only by the key that proves whose they are.
@Singleton
public class Orders {

    private final OrderRepository repository;
    private final Documents documents;

    Orders(OrderRepository repository, Documents documents) {
        this.repository = repository;
        this.documents = documents;
    }

    /// The owner's orders in this site, newest first.
    public List<OrderView> ofOwner(TenantId tenant, SiteId site, OrderOwner owner, int limit) {
        if (owner.isNobody()) {
            return List.of();
        }
        return repository.ofOwner(tenant, site, owner.customerExternalId(), owner.verifiedEmail(), limit).stream()
                .map(document -> documents.read(document, OrderView.class))
                .toList();
    }

    /// Any order of the site, by the shop's id: for staff, who answer for what they do with it.
    public Optional<OrderView> findForStaff(TenantId tenant, SiteId site, String externalId) {
        return repository.find(tenant, site, externalId).map(document -> documents.read(document, OrderView.class));
    }

    /// The owner's order of this number, as people write it: with or without `#`, in any case. Empty alike when there
    /// is
    /// none and when it is somebody else's.
    public Optional<OrderView> findForOwner(TenantId tenant, SiteId site, OrderOwner owner, String number) {
        if (owner.isNobody()) {
            return Optional.empty();
        }
        var key = number.strip().toLowerCase(Locale.ROOT).replaceFirst("^#+", "");
        return repository
                .ofOwnerByNumber(tenant, site, owner.customerExternalId(), owner.verifiedEmail(), key)
                .map(document -> documents.read(document, OrderView.class));
    }
}
