package io.chatflow.identity.sites;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.identity.SecretHint;
import io.chatflow.identity.SecretKind;
import io.chatflow.tenants.Features;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Theme;
import io.chatflow.tenants.reception.Reception;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A site as its owner sees it. `texts` are its own words, by language tag and key; `snippet` is the script tag to
/// install; `secrets` tells of each by its last letters, and is empty for roles below admin. `suspendedAt`: since when
/// the chat is paused, null while it is not.
@JsonInclude(JsonInclude.Include.ALWAYS)
record SiteView(
        SiteId id,
        String name,
        String siteKey,
        String locale,
        List<String> allowedOrigins,
        Theme theme,
        Map<String, Map<String, String>> texts,
        Features features,
        Reception reception,
        String snippet,
        Map<SecretKind, SecretHint> secrets,
        @Nullable Instant suspendedAt) {

    static SiteView of(Site site, String baseUrl, Map<SecretKind, SecretHint> secrets) {
        return new SiteView(
                site.id(),
                site.name(),
                site.siteKey(),
                site.locale(),
                site.allowedOrigins(),
                site.theme(),
                site.texts(),
                site.features(),
                site.reception(),
                "<script async src=\"%s/widget/%s.js\"></script>".formatted(baseUrl, site.siteKey()),
                secrets,
                site.suspendedAt());
    }
}
