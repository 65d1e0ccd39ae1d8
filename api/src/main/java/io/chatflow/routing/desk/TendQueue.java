package io.chatflow.routing.desk;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.routing.agents.RoutingLock;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/// After everything that may have made room or moved the queue: gives away what can be given, and tells those who
/// wait where they stand. As long as anyone waits it comes back by itself, so that nothing hangs on one event.
@Singleton
class TendQueue implements Job<TendQueue.Queue> {

    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofSeconds(30);

    /// @param again true when it came back by itself
    record Queue(TenantId tenant, boolean again) {}

    private final SharedRuns<TenantId> runs = new SharedRuns<>();
    private final Dispatcher dispatcher;
    private final QueueTable queue;
    private final QueueWaits waits;
    private final QueueSignals signals;
    private final RoutingLock lock;
    private final Jobs jobs;
    private final Clock clock;

    TendQueue(
            Dispatcher dispatcher,
            QueueTable queue,
            QueueWaits waits,
            QueueSignals signals,
            RoutingLock lock,
            Jobs jobs,
            Clock clock) {
        this.dispatcher = dispatcher;
        this.queue = queue;
        this.waits = waits;
        this.signals = signals;
        this.lock = lock;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "routing-tend-queue";
    }

    @Override
    public Class<Queue> data() {
        return Queue.class;
    }

    /// In the current transaction; each call is a job of its own, because one that runs already may have looked
    /// before this transaction's commit; those that come together share a run.
    void soon(TenantId tenant) {
        jobs.schedule(this, tenant.text() + "/" + Ids.next(), new Queue(tenant, false));
    }

    @Override
    public void run(Queue job) {
        var tenant = job.tenant();
        if (job.again()) {
            dispatcher.startNewRounds(tenant);
            waits.forgetOld(tenant);
        }
        runs.run(tenant, () -> tend(tenant));
    }

    private void tend(TenantId tenant) {
        dispatcher.drain(tenant);
        signals.moved(tenant);
        if (!queue.teams(tenant).isEmpty()) {
            later(tenant);
        }
    }

    @Transactional
    void later(TenantId tenant) {
        lock.take(tenant);
        // One row for each half minute: a run never finds its own row in the way of its successor's.
        var at = clock.instant().plus(LOOKS_AGAIN_AFTER);
        var instance = tenant.text() + "/again/" + at.getEpochSecond() / LOOKS_AGAIN_AFTER.toSeconds();
        jobs.scheduleIfAbsent(this, instance, new Queue(tenant, true), at);
    }
}
