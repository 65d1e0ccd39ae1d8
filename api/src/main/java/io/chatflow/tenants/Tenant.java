package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;

/// A paying customer of the platform.
public record Tenant(TenantId id, String name) {}
