package io.chatflow.commerce.store;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What can be done with items of every kind.
public interface ItemRepository {

    /// Applies a JSON array of documents, each of another `externalId`, in one statement, and gives the external ids of
    /// those applied; the others were older than what is stored.
    List<String> apply(TenantId tenant, SiteId site, String items);

    /// Makes a tombstone of the item, with nothing left of it. 0 when there is none, or it is newer.
    int bury(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    /// Leaves a tombstone of an item that never came, so that it does not come late.
    void forestall(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    /// The document; of any site of the tenant when none is named.
    Optional<String> find(TenantId tenant, @Nullable SiteId site, String externalId);

    /// Those that are not deleted, by id, from the one after an id on.
    List<KnownItem> list(TenantId tenant, SiteId site, String after, int maximum);

    /// Those of the ids, at least one, of which a row is kept, be it a tombstone.
    List<String> known(TenantId tenant, SiteId site, List<String> externalIds);
}
