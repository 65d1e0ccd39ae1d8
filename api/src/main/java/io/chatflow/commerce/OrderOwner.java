package io.chatflow.commerce;

import io.chatflow.contacts.Shopper;
import io.micronaut.core.annotation.Nullable;

/// The only key that opens orders: what the site signed of a shopper. The customer id opens that customer's orders; the
/// e-mail address, which the site or a one-time code must have verified, opens guests' orders, which name no customer.
public record OrderOwner(
        @Nullable String customerExternalId, @Nullable String verifiedEmail) {

    public static OrderOwner of(Shopper shopper) {
        return new OrderOwner(shopper.externalId(), shopper.verifiedEmail());
    }

    /// Nothing proved: opens no order.
    public boolean isNobody() {
        return customerExternalId == null && verifiedEmail == null;
    }
}
