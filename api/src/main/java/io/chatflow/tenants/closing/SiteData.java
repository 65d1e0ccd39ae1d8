package io.chatflow.tenants.closing;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;

/// What a feature keeps for a site, where it is too much to go with the site's row.
public interface SiteData {

    /// Deletes some of it for good, in a transaction of its own that holds nobody up for long. False once nothing was
    /// left to delete.
    boolean deleteSome(TenantId tenant, SiteId site);
}
