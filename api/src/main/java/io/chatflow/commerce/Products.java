package io.chatflow.commerce;

import io.chatflow.commerce.store.Documents;
import io.chatflow.commerce.store.ProductRepository;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The shops' products.
@Singleton
public class Products {

    private static final int LONGEST_QUERY = 500;

    private final ProductRepository repository;
    private final Documents documents;

    Products(ProductRepository repository, Documents documents) {
        this.repository = repository;
        this.documents = documents;
    }

    public Optional<ProductView> find(TenantId tenant, SiteId site, String externalId) {
        return repository.find(tenant, site, externalId).map(document -> documents.read(document, ProductView.class));
    }

    /// Products that the words, or a whole sentence, speak of. Those that fit most of the words come first, among them
    /// those in stock; beginnings of words and small slips of spelling count too.
    public List<ProductView> search(TenantId tenant, SiteId site, String query, int limit) {
        var words = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
        return repository.search(tenant, site, words.replace("\0", " "), limit).stream()
                .map(document -> documents.read(document, ProductView.class))
                .toList();
    }
}
