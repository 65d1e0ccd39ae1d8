package io.chatflow.identity.sites;

import io.chatflow.identity.RightsWithdrawn;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/// Takes sites away from their shoppers, for a while or altogether, and gives them back. Nothing is deleted.
@Singleton
class ClosedSites {

    private final Sites sites;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final ApplicationEventPublisher<RightsWithdrawn> events;

    ClosedSites(
            Sites sites,
            Audit audit,
            TenantTransactions transactions,
            ApplicationEventPublisher<RightsWithdrawn> events) {
        this.sites = sites;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
    }

    /// Its shoppers are cut off at once and find the chat closed; all else goes on. Again changes nothing.
    @Transactional
    Site suspend(StaffCaller caller, SiteId id) {
        if (sites.suspend(caller.tenant(), id, true)) {
            audit.record(caller.tenant(), caller.staff(), "site.suspended", id);
            cutOff(id);
        }
        return found(caller, id);
    }

    @Transactional
    Site resume(StaffCaller caller, SiteId id) {
        if (sites.suspend(caller.tenant(), id, false)) {
            audit.record(caller.tenant(), caller.staff(), "site.resumed", id);
        }
        return found(caller, id);
    }

    /// Its key and secrets open nothing any more, until it is restored.
    @Transactional
    void remove(StaffCaller caller, SiteId id) {
        if (!sites.remove(caller.tenant(), id)) {
            throw Problems.notFound();
        }
        audit.record(caller.tenant(), caller.staff(), "site.removed", id);
        cutOff(id);
    }

    @Transactional
    Site restore(StaffCaller caller, SiteId id) {
        if (sites.restore(caller.tenant(), id)) {
            audit.record(caller.tenant(), caller.staff(), "site.restored", id);
        }
        return found(caller, id);
    }

    private Site found(StaffCaller caller, SiteId id) {
        return sites.find(caller.tenant(), id).orElseThrow(Problems::notFound);
    }

    /// After the commit: who is cut off asks for a new session at once.
    private void cutOff(SiteId id) {
        transactions.afterCommit(() -> events.publishEvent(new RightsWithdrawn(id.value())));
    }
}
