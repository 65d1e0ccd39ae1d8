package io.chatflow.commerce.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.commerce.store.Documents;
import io.chatflow.commerce.store.ItemKind;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.json.Fault;
import io.chatflow.platform.json.Fields;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes in what shops tell. Good items are stored even when others are refused; an item older than what is stored is
/// ignored.
@Singleton
public class Ingest {

    public static final int MAXIMUM_ITEMS = 500;

    private final Items items;
    private final Documents documents;

    Ingest(Items items, Documents documents) {
        this.items = items;
        this.documents = documents;
    }

    /// A body with lists of any of the four kinds.
    @Transactional
    public IngestResult batch(SiteCaller site, JsonNode body) {
        var lists = lists(body);
        var rejected = new ArrayList<Fault>();
        var accepted = 0;
        var ignored = 0;
        for (var list : lists.entrySet()) {
            var good = read(list.getKey(), list.getValue(), rejected);
            var applied = apply(site.tenant(), site.site(), list.getKey(), good);
            accepted += applied;
            ignored += good.size() - applied;
        }
        return new IngestResult(accepted, ignored, rejected);
    }

    /// One item, named by its address; throws the refusal that names its faults.
    @Transactional
    public IngestResult put(TenantId tenant, SiteId site, ItemKind kind, String externalId, JsonNode body) {
        var faults = new ArrayList<Fault>();
        var named = body.deepCopy();
        if (named instanceof ObjectNode object && !object.hasNonNull("externalId")) {
            object.put("externalId", externalId);
        }
        var item = Items.read(kind, Fields.of(named, "", faults));
        if (!faults.isEmpty()) {
            throw Fault.refusal(faults);
        }
        if (!item.externalId().equals(externalId)) {
            throw Problems.invalid("/externalId", "differs from the address");
        }
        var applied = apply(tenant, site, kind, List.of(item));
        return new IngestResult(applied, 1 - applied, List.of());
    }

    /// Leaves a tombstone, unless the item is newer; false when there is no such item.
    @Transactional
    public boolean delete(TenantId tenant, SiteId site, ItemKind kind, String externalId, Instant updatedAt) {
        var kept = items.of(kind);
        return kept.bury(tenant, site, externalId, updatedAt) > 0
                || kept.find(tenant, site, externalId).isPresent();
    }

    /// Deletes what may not have come yet: it stays out when it comes late.
    @Transactional
    public void forget(TenantId tenant, SiteId site, ItemKind kind, String externalId, Instant updatedAt) {
        if (!delete(tenant, site, kind, externalId, updatedAt)) {
            items.of(kind).forestall(tenant, site, externalId, updatedAt);
        }
    }

    public Optional<Object> find(TenantId tenant, @Nullable SiteId site, ItemKind kind, String externalId) {
        return items.of(kind)
                .find(tenant, site, externalId)
                .map(document -> documents.read(document, Items.viewOf(kind)));
    }

    private static Map<ItemKind, JsonNode> lists(JsonNode body) {
        if (!body.isObject()) {
            throw Problems.invalid("", "an object with any of customers, products, orders, carts");
        }
        var lists = new EnumMap<ItemKind, JsonNode>(ItemKind.class);
        var together = 0;
        for (var kind : ItemKind.values()) {
            var list = body.path(kind.name());
            if (list.isMissingNode() || list.isNull()) {
                continue;
            }
            if (!list.isArray()) {
                throw Problems.invalid("/" + kind, "a list");
            }
            lists.put(kind, list);
            together += list.size();
        }
        if (together > MAXIMUM_ITEMS) {
            throw Problems.tooManyItems(MAXIMUM_ITEMS);
        }
        return lists;
    }

    private static List<Items.Item> read(ItemKind kind, JsonNode list, List<Fault> rejected) {
        var good = new ArrayList<Items.Item>();
        for (int index = 0; index < list.size(); index++) {
            var faults = new ArrayList<Fault>();
            var item = Items.read(kind, Fields.of(list.get(index), "/" + kind + "/" + index, faults));
            if (faults.isEmpty()) {
                good.add(item);
            } else {
                rejected.add(faults.getFirst());
            }
        }
        return good;
    }

    /// One statement for all, unless an item comes twice: then its later version goes in a statement after the
    /// earlier's.
    private int apply(TenantId tenant, SiteId site, ItemKind kind, List<Items.Item> good) {
        var rounds = new ArrayList<Map<String, Object>>();
        for (var item : good) {
            var round = rounds.stream()
                    .filter(earlier -> !earlier.containsKey(item.externalId()))
                    .findFirst()
                    .orElseGet(() -> {
                        rounds.add(new LinkedHashMap<>());
                        return rounds.getLast();
                    });
            round.put(item.externalId(), item.view());
        }
        return rounds.stream()
                .mapToInt(round -> items.of(kind)
                        .apply(tenant, site, documents.write(round.values()))
                        .size())
                .sum();
    }
}
