package io.chatflow.notifications;

import io.chatflow.conversations.EntriesAppended;
import io.chatflow.identity.SignedOutEverywhere;
import io.chatflow.identity.StaffDeactivated;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.tenants.StaffAccounts;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;

/// In the transaction of what happened.
@Singleton
class PushListeners {

    private final News news;
    private final Devices devices;
    private final StaffAccounts accounts;
    private final Jobs jobs;
    private final TellStaff job;

    PushListeners(News news, Devices devices, StaffAccounts accounts, Jobs jobs, TellStaff job) {
        this.news = news;
        this.devices = devices;
        this.accounts = accounts;
        this.jobs = jobs;
        this.job = job;
    }

    @EventListener
    void onAppended(EntriesAppended appended) {
        var tasks = new LinkedHashMap<String, TellStaff.Data>();
        appended.entries().stream()
                .filter(news::isIn)
                .forEach(one -> tasks.put(
                        one.conversation() + ":" + one.seq(),
                        new TellStaff.Data(one.tenant(), one.conversation(), one.seq())));
        if (!tasks.isEmpty()) {
            jobs.scheduleAll(job, tasks);
        }
    }

    @EventListener
    void onDeactivated(StaffDeactivated gone) {
        devices.removeAll(gone.tenant(), gone.staff());
    }

    /// Who had got hold of a sign-in may have had shoppers' words sent to a device of their own.
    @EventListener
    void onSignedOut(SignedOutEverywhere everywhere) {
        accounts.tenantsOf(everywhere.staff()).forEach(tenant -> devices.removeAll(tenant, everywhere.staff()));
    }
}
