package io.chatflow.identity;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;

/// What a site's server said, signed, of the shopper who is logged in there. `externalId` is the shop's customer id
/// (`sub`), unique per site.
public record SignedIdentity(
        String externalId,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        @Nullable String phone,
        boolean vip,
        Map<String, Object> custom) {}
