package io.chatflow.commerce;

import io.chatflow.commerce.store.CustomerRepository;
import io.chatflow.commerce.store.Documents;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The shops' customers.
@Singleton
public class Customers {

    private final CustomerRepository repository;
    private final Documents documents;

    Customers(CustomerRepository repository, Documents documents) {
        this.repository = repository;
        this.documents = documents;
    }

    public Optional<CustomerView> find(TenantId tenant, SiteId site, String externalId) {
        return repository.find(tenant, site, externalId).map(document -> documents.read(document, CustomerView.class));
    }
}
