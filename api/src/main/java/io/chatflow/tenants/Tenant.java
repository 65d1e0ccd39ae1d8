package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import java.time.Instant;

/// A paying customer of the platform.
public record Tenant(TenantId id, String name, Instant createdAt) {}
