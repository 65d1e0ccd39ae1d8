package io.chatflow.commerce.woocommerce;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Looks after one shop: its webhooks, and at night what they have missed.
@Singleton
class StoreUpkeep implements Job<StoreUpkeep.Due> {

    private final StoreWebhooks webhooks;
    private final Reconciliation reconciliation;

    StoreUpkeep(StoreWebhooks webhooks, Reconciliation reconciliation) {
        this.webhooks = webhooks;
        this.reconciliation = reconciliation;
    }

    /// Ids as text. `all` also reads back what has changed.
    record Due(String tenant, String site, boolean all) {

        static Due of(TenantId tenant, SiteId site, boolean all) {
            return new Due(tenant.text(), site.text(), all);
        }
    }

    @Override
    public String name() {
        return "woocommerce-upkeep";
    }

    @Override
    public Class<Due> data() {
        return Due.class;
    }

    /// A shop that does not answer is left alone until the next time; why stands in its row.
    @Override
    public void run(Due due) {
        var tenant = TenantId.parse(due.tenant());
        var site = SiteId.parse(due.site());
        webhooks.mend(tenant, site);
        // Also where webhooks could not be mended: then it is all that we hear.
        if (due.all()) {
            reconciliation.run(tenant, site);
        }
    }

    @Override
    public Duration retryAfter(int failures) {
        return Duration.ofMinutes(Math.min(60, 5L * failures));
    }
}
