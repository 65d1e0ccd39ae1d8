package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;

/// Whom a public site key belongs to.
public record SiteKeyOwner(TenantId tenant, SiteId site) {}
