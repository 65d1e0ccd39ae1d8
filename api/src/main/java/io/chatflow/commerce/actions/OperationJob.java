package io.chatflow.commerce.actions;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/// Has the shop do it, after the wish is on disk.
@Singleton
class OperationJob implements Job<OperationJob.Due> {

    private final Provider<OperationRun> run;

    OperationJob(Provider<OperationRun> run) {
        this.run = run;
    }

    /// Ids as text.
    record Due(String tenant, String operation) {

        static Due of(TenantId tenant, OperationId operation) {
            return new Due(tenant.text(), operation.text());
        }
    }

    /// Each go has an instance of its own: one that still runs cannot put itself off.
    static String instance(OperationId operation, int go) {
        return operation.text() + ":" + go;
    }

    @Override
    public String name() {
        return "commerce-operation";
    }

    @Override
    public Class<Due> data() {
        return Due.class;
    }

    @Override
    public void run(Due due) {
        run.get().go(TenantId.parse(due.tenant()), OperationId.parse(due.operation()));
    }
}
