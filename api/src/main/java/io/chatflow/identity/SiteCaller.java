package io.chatflow.identity;

import io.chatflow.platform.idempotency.KeyOwner;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;

/// A site's server, by its secret.
public record SiteCaller(TenantId tenant, SiteId site) implements Caller, KeyOwner {
    @Override
    public String keyOwner() {
        return site.text();
    }
}
