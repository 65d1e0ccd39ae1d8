package io.chatflow.commerce;

import io.chatflow.commerce.store.ShopperRepository;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// What is kept of one person who shops at a site, for the day on which she wants it gone.
@Singleton
public class ShopperRecords {

    private final ShopperRepository repository;

    ShopperRecords(ShopperRepository repository) {
        this.repository = repository;
    }

    /// The shop's customer ids that have this e-mail address.
    public List<String> customers(TenantId tenant, SiteId site, String email) {
        return repository.customers(tenant, site, key(email));
    }

    /// Deletes our copies of the customers, their carts and orders, of guests' orders with the address,
    /// and of the carts of these visitors. What the shop keeps, as its books require, it may send again;
    /// what it has made anonymous stays so.
    @Transactional
    public void erase(TenantId tenant, SiteId site, List<String> customers, List<String> visitorRefs, String email) {
        for (var customer : customers) {
            repository.blankOperations(tenant, site, customer, null);
            repository.deleteOrders(tenant, site, customer, null);
            repository.deleteCarts(tenant, site, customer, null);
            repository.deleteCustomer(tenant, site, customer);
        }
        visitorRefs.forEach(visitor -> repository.deleteCarts(tenant, site, null, visitor));
        repository.blankOperations(tenant, site, null, key(email));
        repository.deleteOrders(tenant, site, null, key(email));
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
