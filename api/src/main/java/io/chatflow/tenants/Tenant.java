package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// A customer of the platform. `trialEndsAt` is null for one that never was on trial.
public record Tenant(
        TenantId id,
        String name,
        Instant createdAt,
        @Nullable Instant trialEndsAt) {}
