package io.chatflow.commerce.actions;

import io.chatflow.commerce.OperationChanged;
import io.chatflow.commerce.woocommerce.StoreKeeper;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Ends what stays unknown by the word of a person who has looked in the shop. Looks that are still to come find it
/// over; one that is under way and sees it done in the shop is believed more than a person who did not.
@Singleton
class Settlements {

    private final OperationRepository repository;
    private final StoreKeeper stores;
    private final OrderRefresh orders;
    private final OrderFollowUp followUp;
    private final Audit audit;
    private final ApplicationEventPublisher<OperationChanged> events;
    private final Clock clock;

    Settlements(
            OperationRepository repository,
            StoreKeeper stores,
            OrderRefresh orders,
            OrderFollowUp followUp,
            Audit audit,
            ApplicationEventPublisher<OperationChanged> events,
            Clock clock) {
        this.repository = repository;
        this.stores = stores;
        this.orders = orders;
        this.followUp = followUp;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Throws `not_found`, and `not_unknown` (409). What was done to an order is read from the shop first, where it
    /// answers: what is left of it counts from the same moment.
    OperationView settle(StaffCaller staff, OperationId id, boolean done) {
        var operation = repository.find(staff.tenant(), id).orElseThrow(Problems::notFound);
        boolean fresh = true;
        if (done && operation.state() == OperationState.unknown) {
            fresh = stores.access(staff.tenant(), operation.site())
                    .map(shop -> orders.refresh(operation, shop))
                    .orElse(true);
        }
        return end(staff, id, done ? OperationState.done : OperationState.failed, fresh);
    }

    @Transactional
    OperationView end(StaffCaller staff, OperationId id, OperationState state, boolean fresh) {
        var operation = repository.lock(staff.tenant(), id).orElseThrow(Problems::notFound);
        if (operation.state() != OperationState.unknown) {
            throw new ProblemException(HttpStatus.CONFLICT, "not_unknown", "What became of this is known.");
        }
        repository.update(
                staff.tenant(),
                id,
                state.name(),
                null,
                state == OperationState.done ? null : operation.error(),
                operation.attempts(),
                operation.looks(),
                clock.instant());
        if (!fresh) {
            followUp.begin(staff.tenant(), id);
        }
        audit.record(staff.tenant(), staff.staff(), operation.kind() + ".settled_as_" + state, id);
        var settled = repository.find(staff.tenant(), id).orElseThrow();
        events.publishEvent(OperationTold.of(settled, staff.staff()));
        return OperationView.of(settled);
    }
}
