package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.commerce.woocommerce.StoreRepository.StoreRow;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.commerce.woocommerce.client.StoreReply;
import io.chatflow.commerce.woocommerce.client.WooCommerceClient;
import io.chatflow.identity.SecretKind;
import io.chatflow.identity.SiteSecrets;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The webhooks by which a shop tells us of changes: all there, switched on, and signing with the site's
/// present secret. WooCommerce switches a webhook off for good after some failures.
@Singleton
class StoreWebhooks {

    private static final List<String> TOPICS = List.of(
            "order.created",
            "order.updated",
            "order.deleted",
            "order.restored",
            "product.created",
            "product.updated",
            "product.deleted",
            "product.restored",
            "customer.created",
            "customer.updated",
            "customer.deleted");

    private final StoreKeeper keeper;
    private final StoreRepository repository;
    private final SiteSecrets secrets;
    private final WooCommerceClient client;

    StoreWebhooks(StoreKeeper keeper, StoreRepository repository, SiteSecrets secrets, WooCommerceClient client) {
        this.keeper = keeper;
        this.repository = repository;
        this.secrets = secrets;
        this.client = client;
    }

    /// Where the shop does not answer to the end, another time finds what is still missing.
    void mend(TenantId tenant, SiteId site) {
        var row = keeper.row(tenant, site);
        if (row.isEmpty()) {
            return;
        }
        var store = keeper.access(site, row.get());
        var reply = client.get(store, "/webhooks", Map.of("per_page", "100"));
        keeper.note(tenant, site, reply);
        if (!(reply instanceof StoreReply.Answered(JsonNode webhooks, int _)) || !webhooks.isArray()) {
            return;
        }
        var secret = secret(tenant, site);
        var hash = Secrets.sha256(secret);
        var isCurrent = Arrays.equals(hash, row.get().hookSecret());
        var mended = mend(store, row.get(), ours(webhooks, row.get()), secret, isCurrent);
        if (mended && !isCurrent) {
            repository.hookSecret(tenant, site, hash);
        }
    }

    private boolean mend(
            StoreAccess store, StoreRow row, Map<String, JsonNode> known, String secret, boolean isCurrent) {
        var mended = true;
        for (var topic : TOPICS) {
            var webhook = known.get(topic);
            if (webhook == null) {
                mended &= client.post(store, "/webhooks", webhook(row, topic, secret)) instanceof StoreReply.Answered;
            } else if (!isCurrent || !webhook.path("status").asText().equals("active")) {
                var change = object().put("status", "active").put("secret", secret);
                var path = "/webhooks/" + webhook.path("id").asLong();
                mended &= client.put(store, path, change) instanceof StoreReply.Answered;
            }
        }
        return mended;
    }

    private static Map<String, JsonNode> ours(JsonNode webhooks, StoreRow row) {
        var ours = new HashMap<String, JsonNode>();
        for (var webhook : webhooks) {
            if (webhook.path("delivery_url").asText().equals(row.hookUrl())) {
                ours.putIfAbsent(webhook.path("topic").asText(), webhook);
            }
        }
        return ours;
    }

    private static ObjectNode webhook(StoreRow row, String topic, String secret) {
        return object().put("name", "ChatFlow " + topic)
                .put("topic", topic)
                .put("delivery_url", row.hookUrl())
                .put("secret", secret)
                .put("status", "active");
    }

    /// A site that never had one gets it now.
    private String secret(TenantId tenant, SiteId site) {
        var live = secrets.live(tenant, site, SecretKind.webhook);
        return live.isEmpty() ? secrets.rotate(tenant, site, SecretKind.webhook) : live.getFirst();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
