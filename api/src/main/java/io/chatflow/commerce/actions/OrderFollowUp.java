package io.chatflow.commerce.actions;

import io.chatflow.commerce.woocommerce.StoreKeeper;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.platform.jobs.Jobs;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Asks for an order that the shop would not show after something was done to it, until our copy is as it is there.
/// What was done is done: nothing but a look is ever asked for.
@Singleton
class OrderFollowUp implements Job<OrderFollowUp.Due> {

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int MOST_DOUBLED = 10;

    private final OperationRepository repository;
    private final StoreKeeper stores;
    private final OrderRefresh orders;
    private final Jobs jobs;
    private final Clock clock;
    private final Duration pause;

    OrderFollowUp(
            OperationRepository repository,
            StoreKeeper stores,
            OrderRefresh orders,
            Jobs jobs,
            Clock clock,
            @Value("${chatflow.commerce.recheck-after:60s}") Duration pause) {
        this.repository = repository;
        this.stores = stores;
        this.orders = orders;
        this.jobs = jobs;
        this.clock = clock;
        this.pause = pause;
    }

    /// Ids as text; `go` from 1.
    record Due(String tenant, String operation, int go) {}

    @Override
    public String name() {
        return "commerce-order-follows";
    }

    @Override
    public Class<Due> data() {
        return Due.class;
    }

    /// In the transaction that tells that it is done.
    @Transactional
    void begin(TenantId tenant, OperationId id) {
        repository.orderFollows(tenant, id, true);
        comeBack(tenant, id, 1);
    }

    @Override
    public void run(Due due) {
        var tenant = TenantId.parse(due.tenant());
        var id = OperationId.parse(due.operation());
        var operation = repository.find(tenant, id).filter(Operation::orderFollows);
        if (operation.isEmpty()) {
            return;
        }
        var access = stores.access(tenant, operation.get().site());
        if (access.isEmpty() || orders.refresh(operation.get(), access.get())) {
            repository.orderFollows(tenant, id, false);
        } else {
            comeBack(tenant, id, due.go() + 1);
        }
    }

    /// Longer each time. Each go has an instance of its own: one that still runs cannot put itself off.
    @Transactional
    void comeBack(TenantId tenant, OperationId id, int go) {
        jobs.schedule(
                this,
                id.text() + ":" + go,
                new Due(tenant.text(), id.text(), go),
                clock.instant().plus(backoff(pause, go)));
    }

    /// How long until a shop is asked again: twice as long each time, two hours at most. `time` from 1.
    static Duration backoff(Duration first, int time) {
        var wait = first.multipliedBy(1L << Math.min(time - 1, MOST_DOUBLED));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
