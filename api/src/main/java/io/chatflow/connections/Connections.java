package io.chatflow.connections;

import io.chatflow.commerce.Stores;
import io.chatflow.connections.ConnectionRepository.ConnectionRow;
import io.chatflow.identity.SecretKind;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.SiteSecrets;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.outbound.SiteAddress;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;

/// Connections of sites, from the owner's yes to the day the site gives its keys back.
@Singleton
class Connections {

    private final ConnectionRepository repository;
    private final ConnectionCodes codes;
    private final Sites sites;
    private final SiteSecrets secrets;
    private final Stores stores;
    private final Audit audit;
    private final Clock clock;

    Connections(
            ConnectionRepository repository,
            ConnectionCodes codes,
            Sites sites,
            SiteSecrets secrets,
            Stores stores,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.codes = codes;
        this.sites = sites;
        this.secrets = secrets;
        this.stores = stores;
        this.audit = audit;
        this.clock = clock;
    }

    /// What asks to be connected: where it is, the page that waits for the answer, and what a new site begins
    /// with.
    record Request(Platform platform, SiteAddress site, SiteAddress page, Sites.NewSite fresh) {}

    /// The site that was agreed on, and the code for its server.
    record Agreed(SiteId site, String code) {}

    /// The same address finds the site that it had before; a new one gets a site of its own.
    @Transactional
    Agreed agree(StaffCaller staff, Request request, String codeChallenge) {
        var tenant = staff.tenant();
        var platform = request.platform().name();
        var address = request.site();
        repository.lock(tenant);
        var site = repository
                .ofAddress(tenant, platform, address.key())
                .map(ConnectionRow::site)
                .filter(known -> isThere(staff, known))
                .map(known -> allowOrigin(tenant, known, address))
                .orElseGet(() -> create(staff, address, request.fresh()));
        var page = request.page().url().toString();
        repository.agree(tenant, site, platform, address.key(), page, staff.staff(), clock.instant());
        audit.record(tenant, staff.staff(), "connection.agreed", site);
        return new Agreed(site, codes.issue(tenant, site, codeChallenge));
    }

    /// New keys for the site whose code was taken.
    @Transactional
    SiteKeys connect(TenantId tenant, SiteId site) {
        var connection = repository.ofSite(tenant, site).orElseThrow();
        repository.connected(tenant, site, clock.instant());
        audit.record(tenant, connection.staff(), "connection.made", site);
        return newKeys(tenant, site);
    }

    Optional<ConnectionRow> current(SiteCaller site) {
        return repository.ofSite(site.tenant(), site.site());
    }

    @Transactional
    SiteKeys rotate(SiteCaller site) {
        audit.record(site.tenant(), site.site(), "connection.keys_rotated", site.site());
        return newKeys(site.tenant(), site.site());
    }

    /// The site's keys, and ours to its shop, count no longer from now on. What was said and told stays.
    @Transactional
    void disconnect(SiteCaller site) {
        secrets.revoke(site.tenant(), site.site());
        codes.forget(site.tenant(), site.site());
        stores.disconnect(site.tenant(), site.site());
        repository.connected(site.tenant(), site.site(), null);
        audit.record(site.tenant(), site.site(), "connection.ended", site.site());
    }

    private SiteKeys newKeys(TenantId tenant, SiteId site) {
        return new SiteKeys(
                secrets.rotate(tenant, site, SecretKind.site),
                secrets.rotate(tenant, site, SecretKind.identity),
                secrets.rotate(tenant, site, SecretKind.webhook));
    }

    private SiteId create(StaffCaller staff, SiteAddress address, Sites.NewSite fresh) {
        var made = sites.create(staff.tenant(), fresh);
        audit.record(staff.tenant(), staff.staff(), "site.created", made.id());
        addOrigin(made, address);
        return made.id();
    }

    /// One that was removed is restored: its shop is back. Past that its address is free for a new site.
    private boolean isThere(StaffCaller staff, SiteId site) {
        if (sites.find(staff.tenant(), site).isPresent()) {
            return true;
        }
        var restored = sites.restore(staff.tenant(), site);
        if (restored) {
            audit.record(staff.tenant(), staff.staff(), "site.restored", site);
        } else {
            codes.forget(staff.tenant(), site);
            repository.delete(staff.tenant(), site);
        }
        return restored;
    }

    /// A site that its owner has opened to every origin stays open.
    private SiteId allowOrigin(TenantId tenant, SiteId id, SiteAddress address) {
        var site = sites.find(tenant, id).orElseThrow();
        if (site.restrictsOrigins() && !site.allowsOrigin(address.origin())) {
            addOrigin(site, address);
        }
        return id;
    }

    private void addOrigin(Site site, SiteAddress address) {
        var origins = new ArrayList<>(site.allowedOrigins());
        origins.add(address.origin());
        sites.update(
                site.tenant(),
                site.id(),
                site.name(),
                site.locale(),
                site.theme(),
                site.texts(),
                site.features(),
                site.reception(),
                origins);
    }
}
