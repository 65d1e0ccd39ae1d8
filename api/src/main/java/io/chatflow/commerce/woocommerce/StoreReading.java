package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
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

    private final WooCommerceClient client;
    private final WooCommerceHook hook;

    StoreReading(WooCommerceClient client, WooCommerceHook hook) {
        this.client = client;
        this.hook = hook;
    }

    /// One order, as it is now. Nothing happens when the shop does not answer: it will send it anyway.
    public void order(TenantId tenant, SiteId site, StoreAccess store, String id) {
        if (client.get(store, "/orders/" + id, Map.of()) instanceof StoreReply.Answered(JsonNode order, int _)) {
            take(tenant, site, "order", order);
        }
    }

    /// `kind` is `order` or `product`.
    void take(TenantId tenant, SiteId site, String kind, JsonNode resource) {
        hook.receive(tenant, site, kind + ".updated", resource);
    }
}
