package io.chatflow.commerce;

import io.chatflow.commerce.Suggestion.Signal;
import io.chatflow.commerce.store.PurchaseRepository;
import io.chatflow.commerce.suggestions.Belongings;
import io.chatflow.commerce.suggestions.Chosen;
import io.chatflow.commerce.suggestions.Likeness;
import io.chatflow.commerce.suggestions.PageAddress;
import io.chatflow.contacts.Shopper;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a shopper may like of what the shop has in stock, and why: what other customers ordered with the product that
/// she means, looks at, has in her cart or ordered; what is of the same kind; what is popular. Nothing that she has in
/// her cart or ordered lately, and of other customers nothing but what at least three of them did.
@Singleton
public class Suggestions {

    /// So many customers must have done the same before it is told.
    private static final int FEWEST_CUSTOMERS = 3;

    private static final int ORDERS = 20;
    private static final int CARTS = 3;
    private static final int CAUSES = 5;
    private static final int LOOKED_AT = 40;

    private final Products products;
    private final Orders orders;
    private final Carts carts;
    private final PurchaseRepository purchases;

    Suggestions(Products products, Orders orders, Carts carts, PurchaseRepository purchases) {
        this.products = products;
        this.orders = orders;
        this.carts = carts;
        this.purchases = purchases;
    }

    /// The strongest reasons first, each product once. Empty when something is wanted that goes with a product or is
    /// like it, and no product is known; else when the shop has nothing in stock that she has not. Where something
    /// certain is wanted, there is something else only when there is none of that.
    public List<Suggestion> of(TenantId tenant, Shopper shopper, Wish wish, int limit) {
        var site = shopper.site();
        var hers = new Belongings(
                carts.of(tenant, shopper, CARTS), orders.ofOwner(tenant, site, OrderOwner.of(shopper), ORDERS));
        var meant = meant(tenant, site, wish);
        var causes =
                meant.map(List::of).orElseGet(() -> known(tenant, site, Stream.of(hers.inCarts(), hers.ordered())));
        if (causes.isEmpty() && wish.kind() != Wish.Kind.anything) {
            return List.of();
        }
        var chosen = new Chosen(hers, causes, limit);
        if (wish.kind() != Wish.Kind.similar) {
            causes.forEach(cause -> chosen.fill(() -> boughtWith(tenant, site, cause, hers)));
        }
        var kind = meant.isEmpty() && wish.kind() == Wish.Kind.anything ? List.<ProductView>of() : causes;
        if (wish.kind() != Wish.Kind.goes_with) {
            kind.forEach(cause -> chosen.fill(() -> similar(tenant, site, cause, Signal.similar)));
        }
        if (wish.kind() != Wish.Kind.anything && !chosen.all().isEmpty()) {
            return chosen.all();
        }
        chosen.fill(() -> likeOrdered(tenant, site, hers));
        chosen.fill(() -> popular(tenant, site, hers));
        chosen.fill(() -> products.someInStock(tenant, site, LOOKED_AT).stream()
                .map(product -> Suggestion.of(product, Signal.range))
                .toList());
        return chosen.all();
    }

    /// The product that she means, or else looks at.
    private Optional<ProductView> meant(TenantId tenant, SiteId site, Wish wish) {
        return wish.product() != null
                ? products.find(tenant, site, wish.product())
                : Optional.ofNullable(wish.page())
                        .flatMap(page -> products.onPage(tenant, site, new PageAddress(page)));
    }

    private List<Suggestion> boughtWith(TenantId tenant, SiteId site, ProductView cause, Belongings hers) {
        var ids = purchases.boughtWith(tenant, site, cause.externalId(), hers.orderIds(), FEWEST_CUSTOMERS, LOOKED_AT);
        return products.inStock(tenant, site, ids).stream()
                .map(product -> Suggestion.because(product, Signal.bought_together, cause))
                .toList();
    }

    /// What shares a category with it, or, where it has none, a word of its title; first what shares the most.
    private List<Suggestion> similar(TenantId tenant, SiteId site, ProductView cause, Signal signal) {
        var likeness = new Likeness(cause);
        return products.search(tenant, site, likeness.words(), LOOKED_AT).stream()
                .filter(ProductView::inStock)
                .filter(likeness::isAlike)
                .sorted(likeness)
                .map(product -> Suggestion.because(product, signal, cause))
                .toList();
    }

    private List<Suggestion> likeOrdered(TenantId tenant, SiteId site, Belongings hers) {
        return known(tenant, site, Stream.of(hers.ordered())).stream()
                .flatMap(cause -> similar(tenant, site, cause, Signal.like_ordered).stream())
                .toList();
    }

    private List<Suggestion> popular(TenantId tenant, SiteId site, Belongings hers) {
        var ids = purchases.popular(tenant, site, hers.orderIds(), FEWEST_CUSTOMERS, LOOKED_AT);
        return products.inStock(tenant, site, ids).stream()
                .map(product -> Suggestion.of(product, Signal.popular))
                .toList();
    }

    /// The first of these that the shop has or had.
    private List<ProductView> known(TenantId tenant, SiteId site, Stream<List<String>> externalIds) {
        var ids = externalIds.flatMap(List::stream).distinct().limit(CAUSES).toList();
        return products.present(tenant, site, ids);
    }
}
