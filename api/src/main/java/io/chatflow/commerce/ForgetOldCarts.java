package io.chatflow.commerce;

import io.chatflow.commerce.store.CartRepository;
import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.tenants.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Deletes carts that nobody came back to: each guest leaves one.
@Singleton
final class ForgetOldCarts implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final Tenants tenants;
    private final CartRepository carts;
    private final Clock clock;

    ForgetOldCarts(Tenants tenants, CartRepository carts, Clock clock) {
        this.tenants = tenants;
        this.carts = carts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "commerce-forget-old-carts";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        tenants.all().forEach(tenant -> carts.deleteOlder(tenant, before));
    }
}
