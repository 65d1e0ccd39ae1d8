package io.chatflow.commerce;

import io.chatflow.commerce.store.Documents;
import io.chatflow.commerce.store.ProductRepository;
import io.chatflow.commerce.suggestions.PageAddress;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.Comparator;
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

    /// Those of them that there are, in the order of the ids.
    List<ProductView> present(TenantId tenant, SiteId site, List<String> externalIds) {
        return externalIds.isEmpty()
                ? List.of()
                : inOrder(repository.present(tenant, site, externalIds.toArray(String[]::new)), externalIds);
    }

    /// Those of them that there are and that are in stock, in the order of the ids.
    List<ProductView> inStock(TenantId tenant, SiteId site, List<String> externalIds) {
        return externalIds.isEmpty()
                ? List.of()
                : inOrder(repository.inStock(tenant, site, externalIds.toArray(String[]::new)), externalIds);
    }

    private List<ProductView> inOrder(List<String> found, List<String> externalIds) {
        return found.stream()
                .map(document -> documents.read(document, ProductView.class))
                .sorted(Comparator.comparingInt(product -> externalIds.indexOf(product.externalId())))
                .toList();
    }

    /// Some of the shop's products that are in stock.
    List<ProductView> someInStock(TenantId tenant, SiteId site, int limit) {
        return repository.someInStock(tenant, site, limit).stream()
                .map(document -> documents.read(document, ProductView.class))
                .toList();
    }

    /// The product that a page of the shop shows.
    Optional<ProductView> onPage(TenantId tenant, SiteId site, PageAddress page) {
        return repository
                .onPage(tenant, site, page.forms().toArray(String[]::new))
                .map(document -> documents.read(document, ProductView.class));
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
