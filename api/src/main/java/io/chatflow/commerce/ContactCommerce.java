package io.chatflow.commerce;

import io.chatflow.contacts.Contacts;
import io.chatflow.contacts.Shopper;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// What staff see beside a conversation. The same proof counts as for the shopper herself: an e-mail address that
/// somebody typed shows nobody's orders.
@Singleton
public class ContactCommerce {

    private static final int ORDERS = 20;
    private static final int CARTS = 3;

    private final Contacts contacts;
    private final Customers customers;
    private final Orders orders;
    private final Carts carts;
    private final Stores stores;

    ContactCommerce(Contacts contacts, Customers customers, Orders orders, Carts carts, Stores stores) {
        this.contacts = contacts;
        this.customers = customers;
        this.orders = orders;
        this.carts = carts;
        this.stores = stores;
    }

    /// Of an unknown contact: nothing.
    public CommerceView of(TenantId tenant, ContactId contact) {
        return contacts.shopper(tenant, contact)
                .map(shopper -> of(tenant, shopper))
                .orElseGet(() -> new CommerceView(null, List.of(), List.of(), false));
    }

    public CommerceView of(TenantId tenant, Shopper shopper) {
        var customer =
                Optional.ofNullable(shopper.externalId()).flatMap(id -> customers.find(tenant, shopper.site(), id));
        return new CommerceView(
                customer.orElse(null),
                orders.ofOwner(tenant, shopper.site(), OrderOwner.of(shopper), ORDERS),
                carts.of(tenant, shopper, CARTS),
                stores.find(tenant, shopper.site()).isPresent());
    }
}
