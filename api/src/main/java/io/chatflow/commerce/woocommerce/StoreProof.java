package io.chatflow.commerce.woocommerce;

import io.chatflow.commerce.woocommerce.client.Signing;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.commerce.woocommerce.client.StoreReply;
import io.chatflow.commerce.woocommerce.client.WooCommerceClient;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Map;

/// Believes a key once the shop whose it should be has answered to it.
@Singleton
class StoreProof {

    private final WooCommerceClient client;

    StoreProof(WooCommerceClient client) {
        this.client = client;
    }

    /// The access that works: some web servers keep the `Authorization` header to themselves, and there a
    /// signature does. Throws `store_refused` (422).
    StoreAccess of(StoreAccess access) {
        var reply = ask(access);
        if (reply instanceof StoreReply.Denied && access.signing() == Signing.basic) {
            var signed = access.with(Signing.oauth);
            if (ask(signed) instanceof StoreReply.Answered) {
                return signed;
            }
        }
        return switch (reply) {
            case StoreReply.Answered(var orders, var _) when orders.isArray() -> access;
            case StoreReply.Answered _ -> throw refused("The shop's answer cannot be read.");
            case StoreReply.Denied(var reason) -> throw refused(reason);
            case StoreReply.Refused(var _, var _, var reason) -> throw refused(reason);
            case StoreReply.Unavailable(var reason, var _) -> throw refused(reason);
            case StoreReply.Unclear(var reason) -> throw refused(reason);
        };
    }

    private StoreReply ask(StoreAccess access) {
        return client.get(access, "/orders", Map.of("per_page", "1"));
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, "store_refused", reason);
    }
}
