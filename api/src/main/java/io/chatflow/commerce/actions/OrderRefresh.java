package io.chatflow.commerce.actions;

import io.chatflow.commerce.woocommerce.StoreReading;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import jakarta.inject.Singleton;

/// Takes the order in again once something was done to it: the panel shows the shop's word at once, and not
/// only when its webhook comes.
@Singleton
class OrderRefresh {

    private final StoreReading reading;

    OrderRefresh(StoreReading reading) {
        this.reading = reading;
    }

    /// False when our copy may be as it was before.
    boolean refresh(Operation operation, StoreAccess access) {
        return switch (operation.kind()) {
            case refund, cancellation ->
                reading.order(operation.tenant(), operation.site(), access, String.valueOf(operation.orderId()));
            case note, coupon -> true;
        };
    }
}
