package io.chatflow.commerce;

import io.chatflow.commerce.store.ShopperRepository;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/// What is kept of one person who shops at a site, for the day on which she wants it gone.
@Singleton
public class ShopperRecords {

    private final ShopperRepository repository;
    private final Clock clock;

    ShopperRecords(ShopperRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// The shop's customer ids that have this e-mail address.
    public List<String> customers(TenantId tenant, SiteId site, String email) {
        return repository.customers(tenant, site, key(email));
    }

    /// Deletes our copies of the customers, their carts and orders, of guests' orders with the address,
    /// and of the carts of these visitors. Of customers and orders a tombstone stays, the bare id, so that
    /// the shop's nightly comparison does not bring them back. What the shop keeps, as its books require,
    /// it sends again when it changes; what it has made anonymous stays so.
    @Transactional
    public void erase(TenantId tenant, SiteId site, List<String> customers, List<String> visitorRefs, String email) {
        var now = clock.instant();
        for (var customer : customers) {
            repository.blankOperations(tenant, site, customer, null);
            repository.blankOrders(tenant, site, customer, null, now);
            repository.deleteCarts(tenant, site, customer, null);
            repository.blankCustomer(tenant, site, customer, now);
        }
        visitorRefs.forEach(visitor -> repository.deleteCarts(tenant, site, null, visitor));
        repository.blankOperations(tenant, site, null, key(email));
        repository.blankOrders(tenant, site, null, key(email), now);
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
