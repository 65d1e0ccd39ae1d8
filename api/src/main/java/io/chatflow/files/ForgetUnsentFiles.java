package io.chatflow.files;

import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.tenants.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Deletes what shoppers uploaded and never sent, and what is left of files that were to be deleted
/// before.
@Singleton
final class ForgetUnsentFiles implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Tenants tenants;
    private final FileRepository repository;
    private final ForgottenFiles forgotten;
    private final Clock clock;

    ForgetUnsentFiles(Tenants tenants, FileRepository repository, ForgottenFiles forgotten, Clock clock) {
        this.tenants = tenants;
        this.repository = repository;
        this.forgotten = forgotten;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "files-unsent";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        var now = clock.instant();
        for (var tenant : tenants.all()) {
            repository.forgetUnsent(tenant, now.minus(KEPT), now);
            forgotten.delete(tenant);
        }
    }
}
