package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.commerce.ingest.Ingest;
import io.chatflow.commerce.ingest.IngestResult;
import io.chatflow.commerce.store.ItemKind;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.json.Fault;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/// Takes in what WooCommerce's own webhooks send, once their signature is checked. Deliveries come late, twice and out
/// of order: the time of change decides, as in ingest.
@Singleton
class WooCommerceHook {

    private static final IngestResult NOTHING = new IngestResult(0, 1, List.of());

    private final Ingest ingest;
    private final ShopCurrency currencies;
    private final Clock clock;

    WooCommerceHook(Ingest ingest, ShopCurrency currencies, Clock clock) {
        this.ingest = ingest;
        this.currencies = currencies;
        this.clock = clock;
    }

    /// `topic` such as `order.updated`. What cannot be read is told in the result and not refused: after more than five
    /// refusals WooCommerce stops sending for good.
    IngestResult receive(TenantId tenant, SiteId site, String topic, JsonNode resource) {
        var words = topic.toLowerCase(Locale.ROOT).split("\\.", 2);
        var kind = switch (words[0]) {
            case "order" -> ItemKind.orders;
            case "product" -> ItemKind.products;
            case "customer" -> ItemKind.customers;
            // Coupons and the shop's own actions tell nothing that is shown.
            default -> null;
        };
        var id = resource.path("id").asText("");
        if (kind == null || words.length < 2 || id.isEmpty()) {
            return NOTHING;
        }
        return switch (words[1]) {
            case "created", "updated", "restored" -> store(tenant, site, kind, id, resource);
            case "deleted" -> forget(tenant, site, kind, id, clock.instant());
            default -> NOTHING;
        };
    }

    private IngestResult store(TenantId tenant, SiteId site, ItemKind kind, String id, JsonNode resource) {
        var item = switch (kind) {
            case orders -> WooCommerceOrders.isDraft(resource) ? null : WooCommerceOrders.item(resource);
            case products ->
                WooCommerceCatalogue.isVariation(resource)
                        ? null
                        : WooCommerceCatalogue.product(resource, currencies.of(tenant, site));
            case customers -> WooCommerceCatalogue.customer(resource, currencies.of(tenant, site));
            case carts -> null;
        };
        if (item == null) {
            return NOTHING;
        }
        if (kind == ItemKind.products && !WooCommerceCatalogue.isPublished(resource)) {
            return forget(tenant, site, kind, id, changedAt(item));
        }
        try {
            return ingest.put(tenant, site, kind, id, item);
        } catch (ProblemException refused) {
            var faults = refused.problem().errors().stream()
                    .map(fault -> new Fault(fault.pointer(), refused.code(), fault.detail()))
                    .limit(1)
                    .toList();
            return new IngestResult(0, 0, faults);
        }
    }

    private IngestResult forget(TenantId tenant, SiteId site, ItemKind kind, String id, Instant at) {
        ingest.forget(tenant, site, kind, id, at);
        return new IngestResult(1, 0, List.of());
    }

    private Instant changedAt(JsonNode item) {
        @Nullable String text = item.path("updatedAt").textValue();
        try {
            return text == null ? clock.instant() : Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            return clock.instant();
        }
    }
}
