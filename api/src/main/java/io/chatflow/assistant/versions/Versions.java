package io.chatflow.assistant.versions;

import io.chatflow.assistant.VersionId;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.tenants.StaffId;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The trainings of what a tenant taught, of which one or none is at work.
@Singleton
class Versions {

    private static final int KEPT = 50;

    private final VersionRepository repository;
    private final Jobs jobs;
    private final TrainIntents job;
    private final Audit audit;
    private final Clock clock;

    Versions(VersionRepository repository, Jobs jobs, TrainIntents job, Audit audit, Clock clock) {
        this.repository = repository;
        this.jobs = jobs;
        this.job = job;
        this.audit = audit;
        this.clock = clock;
    }

    /// The newest first.
    List<VersionView> all(TenantId tenant) {
        return repository.all(tenant).stream().map(VersionView::of).toList();
    }

    Optional<VersionView> find(TenantId tenant, VersionId id) {
        return repository.find(tenant, id).map(VersionView::of);
    }

    /// Throws 409 `training_already` while another is being trained.
    @Transactional
    VersionView train(TenantId tenant, StaffId by) {
        repository.forgetOld(tenant, KEPT - 1);
        var id = VersionId.next();
        if (repository.begin(tenant, id, by, clock.instant()) == 0) {
            throw new ProblemException(HttpStatus.CONFLICT, "training_already", "A training is under way.");
        }
        jobs.schedule(job, tenant.text() + ":" + id.text(), new TrainIntents.Of(tenant, id));
        audit.record(tenant, by, "assistant.training_begun", id);
        return find(tenant, id).orElseThrow();
    }

    /// Takes the place of the one that was active. Empty when the tenant has none of this id; throws 409 `not_ready`,
    /// and 409 `changed_meanwhile` where somebody else was quicker to put another one to work.
    @Transactional
    Optional<VersionView> activate(TenantId tenant, VersionId id, StaffId by) {
        if (repository.find(tenant, id).isEmpty()) {
            return Optional.empty();
        }
        var before = repository.active(tenant);
        repository.lockActive(tenant);
        var now = repository.active(tenant);
        if (!now.equals(before) && !now.equals(Optional.of(id.value()))) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "changed_meanwhile",
                    "Somebody else has just changed which version is at work.");
        }
        repository.deactivate(tenant);
        if (repository.activate(tenant, id) == 0) {
            throw new ProblemException(HttpStatus.CONFLICT, "not_ready", "This version cannot be used.");
        }
        audit.record(tenant, by, "assistant.version_activated", id);
        return find(tenant, id);
    }

    /// None is active from now on. False when this one was not.
    @Transactional
    boolean deactivate(TenantId tenant, VersionId id, StaffId by) {
        repository.lockActive(tenant);
        if (repository.find(tenant, id).filter(VersionRow::active).isEmpty()) {
            return false;
        }
        repository.deactivate(tenant);
        audit.record(tenant, by, "assistant.version_deactivated", id);
        return true;
    }
}
