package io.chatflow.tenants.closing;

import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes sites that can be restored no more, with all that was kept for them: bit by bit, so that a run that ends
/// halfway has done its half. The row of the site goes last.
@Singleton
final class ForgetRemovedSites implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetRemovedSites.class);

    private final Tenants tenants;
    private final Sites sites;
    private final List<SiteData> kept;
    private final Audit audit;
    private final TenantTransactions transactions;

    ForgetRemovedSites(
            Tenants tenants, Sites sites, List<SiteData> kept, Audit audit, TenantTransactions transactions) {
        this.tenants = tenants;
        this.sites = sites;
        this.kept = kept;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "tenants-forget-removed-sites";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        for (var tenant : tenants.all()) {
            sites.gone(tenant).forEach(site -> attempt(tenant, site));
        }
    }

    /// One that can't be deleted now holds up no other; the next run finds it again.
    private void attempt(TenantId tenant, SiteId site) {
        try {
            forget(tenant, site);
        } catch (RuntimeException failure) {
            LOG.error("the removed site {} could not be deleted", site.text(), failure);
        }
    }

    private void forget(TenantId tenant, SiteId site) {
        for (var data : kept) {
            boolean more = true;
            while (more) {
                more = data.deleteSome(tenant, site);
            }
        }
        transactions.within(tenant, connection -> {
            if (sites.forget(tenant, site)) {
                audit.record(tenant, "system", "site.forgotten", site.text());
            }
            return site;
        });
    }
}
