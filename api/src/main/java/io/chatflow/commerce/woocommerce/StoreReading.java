package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.commerce.ingest.IngestResult;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.commerce.woocommerce.client.StoreReply;
import io.chatflow.commerce.woocommerce.client.WooCommerceClient;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.Map;

/// Takes in what a shop answers when it is asked, the same way as what it sends by itself.
@Singleton
public class StoreReading {

    private static final int NOT_FOUND = 404;

    private final WooCommerceClient client;
    private final WooCommerceHook hook;

    StoreReading(WooCommerceClient client, WooCommerceHook hook) {
        this.client = client;
        this.hook = hook;
    }

    /// One order, as it is now. False when the shop does not show it, though it may have it, or shows what we can't
    /// take in.
    public boolean order(TenantId tenant, SiteId site, StoreAccess store, String id) {
        return switch (client.get(store, "/orders/" + id, Map.of())) {
            case StoreReply.Answered(JsonNode order, int _) ->
                take(tenant, site, "order", order).rejected().isEmpty();
            case StoreReply.Refused refused -> refused.status() == NOT_FOUND;
            case StoreReply.Denied _, StoreReply.Unavailable _, StoreReply.Unclear _ -> false;
        };
    }

    /// `kind` is `order` or `product`.
    IngestResult take(TenantId tenant, SiteId site, String kind, JsonNode resource) {
        return hook.receive(tenant, site, kind + ".updated", resource);
    }
}
