package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.reception.Reception;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One connected shop or web site. `siteKey` is public. `texts`: what the widget says in the site's own words, by
/// language tag and key. An empty `allowedOrigins` admits every origin. `demo` marks the seeded ones.
/// `suspendedAt`: since when it speaks with no shopper.
public record Site(
        SiteId id,
        TenantId tenant,
        String name,
        String siteKey,
        String locale,
        Theme theme,
        Map<String, Map<String, String>> texts,
        Features features,
        Reception reception,
        List<String> allowedOrigins,
        boolean demo,
        @Nullable Instant suspendedAt) {

    public boolean isSuspended() {
        return suspendedAt != null;
    }

    public boolean restrictsOrigins() {
        return !allowedOrigins.isEmpty();
    }

    /// Whether a browser's `Origin` header may use this site's widget; an absent one may not where a list is set.
    public boolean allowsOrigin(@Nullable String origin) {
        return !restrictsOrigins() || origin != null && allowedOrigins.contains(origin.toLowerCase(Locale.ROOT));
    }

    /// The site's own words for a language tag: those of `de` hold for `de-AT`, which may have some of its own.
    public Map<String, String> textsIn(String tag) {
        var found = new LinkedHashMap<String, String>();
        var parts = tag.replace('_', '-').split("-");
        var known = "";
        for (var part : parts) {
            known = known.isEmpty() ? part : known + "-" + part;
            for (var language : texts.keySet()) {
                if (language.equalsIgnoreCase(known)) {
                    found.putAll(texts.get(language));
                }
            }
        }
        return found;
    }
}
