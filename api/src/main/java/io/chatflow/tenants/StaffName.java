package io.chatflow.tenants;

import io.micronaut.core.annotation.Nullable;

/// How a person of staff is shown to shoppers and colleagues of one tenant.
public record StaffName(String name, @Nullable String avatarUrl) {}
