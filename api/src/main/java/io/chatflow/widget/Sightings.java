package io.chatflow.widget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// On which pages a site's chat was seen: the loader tells, and every session. Only the origin and the time are kept.
@Singleton
class Sightings {

    /// Anybody can name any origin: more than these push out the oldest.
    private static final int MOST_ORIGINS = 20;
    private static final int LONGEST_ORIGIN = 255;

    private record Place(SiteId site, String origin) {}

    private final Cache<Place, Boolean> written = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final SightingRepository repository;
    private final Clock clock;

    Sightings(SightingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// `page`: an origin, or an address on it; what is neither is not noted.
    @Transactional
    void note(Site site, @Nullable String page) {
        var origin = origin(page);
        if (origin == null || written.asMap().putIfAbsent(new Place(site.id(), origin), true) != null) {
            return;
        }
        repository.put(site.tenant(), site.id(), origin, clock.instant());
        repository.keepNewest(site.tenant(), site.id(), MOST_ORIGINS);
    }

    List<SightingRepository.SightingRow> of(TenantId tenant, SiteId site) {
        return repository.all(tenant, site);
    }

    @Nullable
    private static String origin(@Nullable String page) {
        if (page == null) {
            return null;
        }
        try {
            var uri = new URI(page);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return null;
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var origin = (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
            return origin.length() > LONGEST_ORIGIN ? null : origin;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
