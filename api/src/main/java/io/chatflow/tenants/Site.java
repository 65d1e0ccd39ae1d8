package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Locale;

/// One connected shop or web site. `siteKey` is public. An empty `allowedOrigins` admits every origin. `demo` marks the
/// seeded ones.
public record Site(
        SiteId id,
        TenantId tenant,
        String name,
        String siteKey,
        String locale,
        Theme theme,
        Features features,
        List<String> allowedOrigins,
        boolean demo) {

    public boolean restrictsOrigins() {
        return !allowedOrigins.isEmpty();
    }

    /// Whether a browser's `Origin` header may use this site's widget; an absent one may not where a list is set.
    public boolean allowsOrigin(@Nullable String origin) {
        return !restrictsOrigins() || origin != null && allowedOrigins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
