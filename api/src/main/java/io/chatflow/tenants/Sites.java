package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.RandomText;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.reception.Reception;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The connected shops and web sites of tenants.
@Singleton
public class Sites {

    private static final Duration RESTORABLE = Duration.ofDays(30);

    /// Clocks of nodes may differ: what one of them deletes, none restores.
    private static final Duration GONE = RESTORABLE.plusHours(1);

    private static final int KEY_LENGTH = 20;
    private static final int MOST = 100;

    private final SiteRepository repository;
    private final Resolvers resolvers;
    private final Clock clock;

    Sites(SiteRepository repository, Resolvers resolvers, Clock clock) {
        this.repository = repository;
        this.resolvers = resolvers;
        this.clock = clock;
    }

    public Optional<Site> find(TenantId tenant, SiteId site) {
        return repository.find(tenant, site).map(SiteRepository.SiteRow::site);
    }

    public List<Site> all(TenantId tenant) {
        return repository.all(tenant).stream().map(SiteRepository.SiteRow::site).toList();
    }

    /// Whom a public key belongs to; empty for a key that nobody has.
    public Optional<SiteKeyOwner> byKey(String siteKey) {
        if (!Texts.isStorable(siteKey)) {
            return Optional.empty();
        }
        return resolvers
                .siteKey(siteKey)
                .map(row -> new SiteKeyOwner(new TenantId(row.tenantId()), new SiteId(row.siteId())));
    }

    /// Whose site it is, for what comes in before a tenant is known; empty for an id that nobody has, or nobody any
    /// more.
    public Optional<SiteKeyOwner> byId(SiteId site) {
        return resolvers
                .site(site.value())
                .map(row -> new SiteKeyOwner(new TenantId(row.tenantId()), new SiteId(row.siteId())))
                .filter(owner -> find(owner.tenant(), owner.site()).isPresent());
    }

    /// The site that a public key belongs to.
    public Optional<Site> findByKey(String siteKey) {
        return byKey(siteKey).flatMap(owner -> find(owner.tenant(), owner.site()));
    }

    /// A new site with a fresh public key and no list of origins. Throws `too_many_sites` (409).
    @Transactional
    public Site create(TenantId tenant, NewSite site) {
        if (repository.count(tenant) >= MOST) {
            throw Problems.enough("sites", MOST);
        }
        var id = SiteId.next();
        var key = RandomText.lettersAndDigits(KEY_LENGTH).toLowerCase(Locale.ROOT);
        repository.insert(
                tenant,
                id,
                site.name(),
                key,
                site.locale(),
                site.theme(),
                site.features().draftPreview(),
                site.features().liveView(),
                site.demo(),
                clock.instant());
        resolvers.insertSiteKey(key, tenant.value(), id.value());
        return find(tenant, id).orElseThrow();
    }

    /// Replaces all that a site's owner may set. Empty when the tenant has no such site. Origins are kept in lower
    /// case.
    @Transactional
    public Optional<Site> update(
            TenantId tenant,
            SiteId site,
            String name,
            String locale,
            Theme theme,
            Map<String, Map<String, String>> texts,
            Features features,
            Reception reception,
            List<String> allowedOrigins) {
        repository.update(
                tenant,
                site,
                name,
                locale,
                theme,
                texts,
                features.draftPreview(),
                features.liveView(),
                reception,
                allowedOrigins.stream()
                        .map(origin -> origin.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
        return find(tenant, site);
    }

    /// Whether this made a change: a site that is suspended, or is not, stays as it is.
    @Transactional
    public boolean suspend(TenantId tenant, SiteId site, boolean suspended) {
        return repository.suspend(tenant, site, suspended, clock.instant()) > 0;
    }

    /// From now on there is no such site; what belongs to it stays until it is restored. False when there was none.
    @Transactional
    public boolean remove(TenantId tenant, SiteId site) {
        return repository.remove(tenant, site, clock.instant()) > 0;
    }

    /// Puts a removed site back as it was. False when there is none, or it was removed too long ago.
    @Transactional
    public boolean restore(TenantId tenant, SiteId site) {
        return repository.restore(tenant, site, clock.instant().minus(RESTORABLE)) > 0;
    }

    /// Those that can be restored, the latest first.
    public List<RemovedSite> removed(TenantId tenant) {
        return repository.removed(tenant, clock.instant().minus(RESTORABLE)).stream()
                .map(row -> new RemovedSite(
                        new SiteId(row.id()),
                        row.name(),
                        row.removedAt(),
                        row.removedAt().plus(RESTORABLE)))
                .toList();
    }

    /// Those that can be restored no more.
    public List<SiteId> gone(TenantId tenant) {
        return repository.removedBefore(tenant, clock.instant().minus(GONE)).stream()
                .map(SiteId::new)
                .toList();
    }

    /// Deletes the row of a site that can be restored no more. False when there is none.
    public boolean forget(TenantId tenant, SiteId site) {
        return repository.delete(tenant, site, clock.instant().minus(GONE)) > 0;
    }

    public record RemovedSite(SiteId id, String name, Instant removedAt, Instant restorableUntil) {}

    /// What a site begins with.
    public record NewSite(String name, String locale, Theme theme, Features features, boolean demo) {

        public static NewSite of(String name, String locale) {
            return new NewSite(name, locale, Theme.STANDARD, Features.STANDARD, false);
        }
    }
}
