package io.chatflow.commerce.woocommerce;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.RandomText;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.tenants.SiteId;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Handles that go to a shop and come back with its key. The shop does not sign what it sends, so the handle
/// is random, works once, and stands for one site and one shop's address.
@Singleton
class Grants {

    /// Time to sign in to the shop and to agree.
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final int LENGTH = 43;

    private final GrantRepository repository;
    private final Clock clock;

    Grants(GrantRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// What a handle was given for.
    record Granted(TenantId tenant, SiteId site, HttpUrl store, String hookUrl) {}

    @Transactional
    String issue(TenantId tenant, SiteId site, String storeUrl, String hookUrl) {
        var handle = RandomText.lettersAndDigits(LENGTH);
        forget(tenant, site);
        repository.insert(
                Secrets.sha256(handle),
                tenant.value(),
                site.value(),
                storeUrl,
                hookUrl,
                clock.instant().plus(LIFETIME));
        return handle;
    }

    /// Uses the handle up, whatever comes of it: in a transaction of its own.
    @Transactional(propagation = TransactionDefinition.Propagation.REQUIRES_NEW)
    Optional<Granted> take(String handle) {
        var hash = Secrets.sha256(handle);
        var row = repository.lock(hash);
        repository.delete(hash, clock.instant());
        return row.filter(known -> clock.instant().isBefore(known.expiresAt()))
                .map(known -> new Granted(
                        new TenantId(known.tenantId()),
                        new SiteId(known.siteId()),
                        HttpUrl.get(known.storeUrl()),
                        known.hookUrl()));
    }

    void forget(TenantId tenant, SiteId site) {
        repository.deleteOf(tenant.value(), site.value());
    }
}
