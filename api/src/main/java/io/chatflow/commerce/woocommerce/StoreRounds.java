package io.chatflow.commerce.woocommerce;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Tenants;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/// Goes to every connected shop once an hour; in the hour after two (UTC) it also has all read back.
@Singleton
class StoreRounds implements RecurringJob {

    private static final int NIGHT = 2;

    private final Tenants tenants;
    private final Sites sites;
    private final StoreRepository stores;
    private final StoreUpkeep upkeep;
    private final HookDeliveries deliveries;
    private final Jobs jobs;
    private final Clock clock;

    StoreRounds(
            Tenants tenants,
            Sites sites,
            StoreRepository stores,
            StoreUpkeep upkeep,
            HookDeliveries deliveries,
            Jobs jobs,
            Clock clock) {
        this.tenants = tenants;
        this.sites = sites;
        this.stores = stores;
        this.upkeep = upkeep;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "woocommerce-rounds";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var all = clock.instant().atZone(ZoneOffset.UTC).getHour() == NIGHT;
        tenants.all().forEach(tenant -> visit(tenant, all));
        if (all) {
            tenants.all().forEach(deliveries::forgetOld);
        }
    }

    /// The shops of removed sites are left alone.
    @Transactional
    void visit(TenantId tenant, boolean all) {
        var there = sites.all(tenant).stream().map(Site::id).collect(Collectors.toSet());
        stores.sites(tenant).stream()
                .map(SiteId::new)
                .filter(there::contains)
                .forEach(site -> schedule(tenant, site, all));
    }

    /// Once connected, at once and wholly.
    @Transactional
    void schedule(TenantId tenant, SiteId site, boolean all) {
        jobs.schedule(upkeep, site.text() + (all ? ":all" : ""), StoreUpkeep.Due.of(tenant, site, all));
    }
}
