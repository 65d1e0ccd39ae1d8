package io.chatflow.commerce;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.outbound.SiteAddress;
import io.chatflow.tenants.SiteId;
import java.util.Optional;

/// The shop systems behind sites, which we may ask and have act.
public interface Stores {

    Optional<StoreView> find(TenantId tenant, SiteId site);

    /// The page of the shop where its owner grants a key. The shop sends the key to us under `baseUrl`, and
    /// the owner back to `returnPage`. Throws `https_required` (400) where that cannot work.
    String authorizeUrl(TenantId tenant, SiteId site, SiteAddress store, SiteAddress returnPage, String baseUrl);

    /// Keeps a key that the owner brought, once a request with it has succeeded; an earlier one is forgotten.
    /// Throws `store_refused` (422) when the shop does not take it or is not there.
    StoreView connect(
            TenantId tenant, SiteId site, SiteAddress store, String consumerKey, String consumerSecret, String baseUrl);

    /// Forgets the key and what was agreed on.
    void disconnect(TenantId tenant, SiteId site);
}
