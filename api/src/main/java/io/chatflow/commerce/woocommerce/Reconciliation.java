package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.commerce.woocommerce.client.StoreReply;
import io.chatflow.commerce.woocommerce.client.WooCommerceClient;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// Reads back what has changed in a shop since the last time. A delivery that failed is never sent again by
/// the shop, and after some failures it sends nothing at all: this is how we hear of it.
@Singleton
class Reconciliation {

    /// How far back the first reading goes. What is older came with the back-fill.
    private static final Duration FIRST = Duration.ofDays(30);

    /// How far the shop's clock may be behind ours.
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 2_000;
    private static final DateTimeFormatter GMT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final StoreKeeper keeper;
    private final StoreRepository repository;
    private final StoreReading reading;
    private final WooCommerceClient client;
    private final Clock clock;

    Reconciliation(
            StoreKeeper keeper,
            StoreRepository repository,
            StoreReading reading,
            WooCommerceClient client,
            Clock clock) {
        this.keeper = keeper;
        this.repository = repository;
        this.reading = reading;
        this.client = client;
        this.clock = clock;
    }

    /// False when the shop did not answer to the end; what was read is kept, and the next time goes on from
    /// there.
    boolean run(TenantId tenant, SiteId site) {
        var row = keeper.row(tenant, site);
        if (row.isEmpty()) {
            return true;
        }
        var store = keeper.access(site, row.get());
        return read(tenant, site, store, "order", row.get().ordersTo())
                && read(tenant, site, store, "product", row.get().productsTo());
    }

    /// By the time of change, from where the last page ended: what changes meanwhile moves to the end and is
    /// met there. Times are whole seconds, so each step begins a second earlier; a second that fills whole
    /// pages is turned page by page.
    private boolean read(TenantId tenant, SiteId site, StoreAccess store, String kind, @Nullable Instant last) {
        var now = clock.instant();
        var latest = now.minus(CLOCKS_APART);
        var from = last == null ? now.minus(FIRST) : earlier(last, latest);
        int page = 1;
        for (int turned = 0; turned < MOST_PAGES; turned++) {
            var reply = client.get(store, "/" + kind + "s", query(from.minusSeconds(1), page));
            keeper.note(tenant, site, reply);
            if (!(reply instanceof StoreReply.Answered(JsonNode items, int _)) || !items.isArray()) {
                return false;
            }
            var newest = from;
            for (var item : items) {
                reading.take(tenant, site, kind, item);
                newest = later(newest, item);
            }
            // Some plugins plan ahead: a time to come must not hide what changes until then.
            newest = earlier(newest, latest);
            repository.readTo(tenant, site, kind, newest);
            if (items.size() < PAGE) {
                return true;
            }
            page = newest.isAfter(from) ? 1 : page + 1;
            from = newest;
        }
        return true;
    }

    private static Map<String, String> query(Instant after, int page) {
        return Map.of(
                "modified_after",
                GMT.format(after),
                "dates_are_gmt",
                "true",
                "orderby",
                "modified",
                "order",
                "asc",
                "per_page",
                Integer.toString(PAGE),
                "page",
                Integer.toString(page));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant known, JsonNode item) {
        try {
            var changed = Instant.parse(item.path("date_modified_gmt").asText() + "Z");
            return changed.isAfter(known) ? changed : known;
        } catch (DateTimeException none) {
            return known;
        }
    }
}
