package io.chatflow.commerce.actions;

import io.chatflow.commerce.OperationChanged;
import io.chatflow.commerce.actions.ShopActions.Found;
import io.chatflow.commerce.woocommerce.StoreKeeper;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.commerce.woocommerce.client.StoreReply;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One go at an operation. Before the shop is asked, it is on disk that it will be; whoever finds it so later
/// (after a crash, or an answer that never came) looks in the shop first, and asks again only when nothing is
/// there.
@Singleton
class OperationRun {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRun.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_LOOKS = 12;

    private final OperationRepository repository;
    private final StoreKeeper stores;
    private final ShopActions shop;
    private final OrderRefresh orders;
    private final OrderFollowUp followUp;
    private final OperationJob job;
    private final Jobs jobs;
    private final ApplicationEventPublisher<OperationChanged> events;
    private final Clock clock;
    private final Duration pause;

    OperationRun(
            OperationRepository repository,
            StoreKeeper stores,
            ShopActions shop,
            OrderRefresh orders,
            OrderFollowUp followUp,
            OperationJob job,
            Jobs jobs,
            ApplicationEventPublisher<OperationChanged> events,
            Clock clock,
            @Value("${chatflow.commerce.recheck-after:60s}") Duration pause) {
        this.repository = repository;
        this.stores = stores;
        this.shop = shop;
        this.orders = orders;
        this.followUp = followUp;
        this.job = job;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
        this.pause = pause;
    }

    void go(TenantId tenant, OperationId id) {
        var operation = repository.find(tenant, id).orElse(null);
        if (operation == null || operation.state().isOver()) {
            return;
        }
        var access = stores.access(tenant, operation.site());
        if (access.isEmpty()) {
            withoutShop(operation);
            return;
        }
        switch (operation.state()) {
            case requested -> ask(operation, access.get());
            case running -> lookUnlessUnderWay(operation, access.get());
            case unknown -> look(operation, access.get());
            case awaiting_approval, done, failed, declined -> {}
        }
    }

    /// What was asked for may have been done before the connection ended.
    private void withoutShop(Operation operation) {
        var reason = "The shop is not connected any more.";
        switch (operation.state()) {
            case requested -> end(operation, OperationState.failed, null, reason);
            case running, unknown -> later(operation, OperationState.unknown, reason);
            case awaiting_approval, done, failed, declined -> {}
        }
    }

    private void ask(Operation operation, StoreAccess access) {
        var asked = mark(operation);
        if (asked.isEmpty()) {
            return;
        }
        var reply = shop.ask(asked.get(), access);
        stores.note(operation.tenant(), operation.site(), reply);
        switch (reply) {
            case StoreReply.Answered(var body, var _) -> done(asked.get(), shop.reference(asked.get(), body), access);
            case StoreReply.Denied(var reason) -> end(asked.get(), OperationState.failed, null, reason);
            case StoreReply.Refused(var _, var _, var reason) -> end(asked.get(), OperationState.failed, null, reason);
            case StoreReply.Unavailable(var reason, var _) -> later(asked.get(), OperationState.requested, reason);
            case StoreReply.Unclear(var reason) -> later(asked.get(), OperationState.unknown, reason);
        }
    }

    /// A job begins anew as soon as its node seems dead, be it only held up: as long as the shop may be at
    /// work for the one before, a look would find nothing, and asking again would do it twice.
    private void lookUnlessUnderWay(Operation operation, StoreAccess access) {
        var until = shop.underWayUntil(operation);
        if (until.isAfter(clock.instant())) {
            comeBack(operation, operation.looks() + 1, until);
        } else {
            look(operation, access);
        }
    }

    @Transactional
    void comeBack(Operation operation, int go, Instant at) {
        var due = OperationJob.Due.of(operation.tenant(), operation.operation());
        jobs.schedule(job, OperationJob.instance(operation.operation(), go), due, at);
    }

    private void look(Operation operation, StoreAccess access) {
        switch (shop.look(operation, access)) {
            case Found.Done(var reference) -> done(operation, reference, access);
            case Found.Nothing() -> again(operation, access);
            case Found.Unseen(var reason) -> later(operation, OperationState.unknown, reason);
        }
    }

    private void again(Operation operation, StoreAccess access) {
        if (operation.attempts() >= MOST_ATTEMPTS) {
            end(operation, OperationState.failed, null, "The shop has not done it, though asked several times.");
        } else {
            ask(operation, access);
        }
    }

    private void done(Operation operation, String reference, StoreAccess access) {
        // Whoever hears that it is done finds the order as it is now, or hears that it follows.
        finish(operation, reference, isFresh(operation, access));
    }

    /// It is done at the shop, whatever becomes of our copy.
    private boolean isFresh(Operation operation, StoreAccess access) {
        try {
            return orders.refresh(operation, access);
        } catch (RuntimeException failure) {
            LOG.warn("The order of {} could not be taken in, and will be again", operation.operation(), failure);
            return false;
        }
    }

    @Transactional
    void finish(Operation operation, String reference, boolean fresh) {
        if (update(operation, OperationState.done, reference, null, operation.attempts(), operation.looks())) {
            if (!fresh) {
                followUp.begin(operation.tenant(), operation.operation());
            }
            tell(operation);
        }
    }

    /// Empty when another go was quicker.
    @Transactional
    Optional<Operation> mark(Operation seen) {
        var now = repository.lock(seen.tenant(), seen.operation());
        if (now.isEmpty() || now.get().state() != seen.state() || now.get().attempts() != seen.attempts()) {
            return Optional.empty();
        }
        update(seen, OperationState.running, null, null, seen.attempts() + 1, seen.looks());
        return repository.find(seen.tenant(), seen.operation());
    }

    @Transactional
    void end(Operation operation, OperationState state, @Nullable String reference, @Nullable String error) {
        if (update(operation, state, reference, error, operation.attempts(), operation.looks())) {
            tell(operation);
        }
    }

    /// Longer each time. In the end it stays as it is, for people to look at.
    @Transactional
    void later(Operation operation, OperationState state, String error) {
        int looks = operation.looks() + 1;
        if (!update(operation, state, null, error, operation.attempts(), looks)) {
            return;
        }
        if (looks > MOST_LOOKS) {
            if (state == OperationState.requested) {
                end(operation, OperationState.failed, null, error);
            }
            return;
        }
        if (operation.state() != state && state == OperationState.unknown) {
            tell(operation);
        }
        comeBack(operation, looks, clock.instant().plus(OrderFollowUp.backoff(pause, looks)));
    }

    /// False when it is over already.
    private boolean update(
            Operation operation,
            OperationState state,
            @Nullable String reference,
            @Nullable String error,
            int attempts,
            int looks) {
        return repository.update(
                        operation.tenant(),
                        operation.operation(),
                        state.name(),
                        reference,
                        error,
                        attempts,
                        looks,
                        clock.instant())
                > 0;
    }

    private void tell(Operation operation) {
        repository
                .find(operation.tenant(), operation.operation())
                .ifPresent(now -> events.publishEvent(OperationTold.of(now, null)));
    }
}
