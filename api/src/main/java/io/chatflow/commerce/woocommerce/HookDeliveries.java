package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.commerce.ingest.IngestResult;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Takes each delivery in once. The shop's own delivery id is not unique, so topic, resource and time of
/// change tell them apart; and the content, since two changes within one second have the same time.
@Singleton
class HookDeliveries {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final IngestResult KNOWN = new IngestResult(0, 1, List.of());

    private final DeliveryRepository repository;
    private final WooCommerceHook hook;
    private final Clock clock;

    HookDeliveries(DeliveryRepository repository, WooCommerceHook hook, Clock clock) {
        this.repository = repository;
        this.hook = hook;
        this.clock = clock;
    }

    /// Noted once it is taken in: what fails before is taken in when it comes again, and twice does no
    /// harm. A deletion names no time: what was restored since may be deleted again, in the same words.
    IngestResult receive(TenantId tenant, SiteId site, String topic, byte[] body, JsonNode resource) {
        if (!resource.hasNonNull("date_modified_gmt")) {
            return hook.receive(tenant, site, topic, resource);
        }
        var digest = digest(topic, resource, body);
        if (repository.isKnown(tenant, site, digest)) {
            return KNOWN;
        }
        var result = hook.receive(tenant, site, topic, resource);
        repository.note(tenant, site, digest, clock.instant());
        return result;
    }

    void forgetOld(TenantId tenant) {
        repository.forget(tenant, clock.instant().minus(KEPT));
    }

    private static byte[] digest(String topic, JsonNode resource, byte[] body) {
        var name = String.join(
                "\n",
                topic,
                resource.path("id").asText(""),
                resource.path("date_modified_gmt").asText(""),
                "");
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
