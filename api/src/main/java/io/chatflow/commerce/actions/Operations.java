package io.chatflow.commerce.actions;

import io.chatflow.commerce.OperationChanged;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffId;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The life of a wish: asked for, agreed to where somebody has to, done by the shop or not.
@Singleton
class Operations {

    private final OperationRepository repository;
    private final OperationJob job;
    private final Jobs jobs;
    private final Audit audit;
    private final ApplicationEventPublisher<OperationChanged> events;
    private final Clock clock;

    Operations(
            OperationRepository repository,
            OperationJob job,
            Jobs jobs,
            Audit audit,
            ApplicationEventPublisher<OperationChanged> events,
            Clock clock) {
        this.repository = repository;
        this.job = job;
        this.jobs = jobs;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Begins at once where the caller may decide it alone, else waits for somebody who may.
    @Transactional
    OperationView request(StaffCaller staff, Wish wish) {
        var id = OperationId.next();
        var alone = staff.role().atLeast(wish.needs());
        var state = alone ? OperationState.requested : OperationState.awaiting_approval;
        repository.insert(
                staff.tenant(),
                id,
                wish.site(),
                wish.kind().name(),
                wish.order(),
                wish.contact(),
                wish.conversation(),
                state.name(),
                wish.needs().name(),
                wish.amount() == null ? null : wish.amount().amountMinor(),
                wish.amount() == null ? null : wish.amount().currency(),
                wish.details(),
                staff.staff(),
                clock.instant());
        audit.record(staff.tenant(), staff.staff(), wish.kind() + ".requested", id);
        if (alone) {
            jobs.schedule(job, OperationJob.instance(id, 0), OperationJob.Due.of(staff.tenant(), id));
        }
        return told(staff.tenant(), id, staff.staff());
    }

    /// Throws `forbidden` for who may not decide it, and `already_decided` (409).
    @Transactional
    OperationView approve(StaffCaller staff, OperationId id) {
        decide(staff, id, OperationState.requested);
        jobs.schedule(job, OperationJob.instance(id, 0), OperationJob.Due.of(staff.tenant(), id));
        return told(staff.tenant(), id, staff.staff());
    }

    @Transactional
    OperationView decline(StaffCaller staff, OperationId id) {
        decide(staff, id, OperationState.declined);
        return told(staff.tenant(), id, staff.staff());
    }

    private void decide(StaffCaller staff, OperationId id, OperationState state) {
        var operation = repository.lock(staff.tenant(), id).orElseThrow(Problems::notFound);
        if (operation.state() != OperationState.awaiting_approval) {
            throw new ProblemException(HttpStatus.CONFLICT, "already_decided", "This has been decided already.");
        }
        if (!staff.role().atLeast(operation.needs())) {
            throw Problems.forbidden();
        }
        repository.decide(staff.tenant(), id, state.name(), staff.staff(), clock.instant());
        var word = state == OperationState.declined ? ".declined" : ".approved";
        audit.record(staff.tenant(), staff.staff(), operation.kind() + word, id);
    }

    private OperationView told(TenantId tenant, OperationId id, @Nullable StaffId by) {
        var operation = repository.find(tenant, id).orElseThrow();
        events.publishEvent(OperationTold.of(operation, by));
        return OperationView.of(operation);
    }
}
