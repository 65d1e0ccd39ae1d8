package io.chatflow.commerce.woocommerce;

import io.chatflow.commerce.woocommerce.StoreRepository.StoreRow;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.commerce.woocommerce.client.StoreReply;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.tenants.SiteId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Keeps the keys of shops, encrypted, and whether they work.
@Singleton
public class StoreKeeper {

    private final StoreRepository repository;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    StoreKeeper(StoreRepository repository, Secrets secrets, Audit audit, Clock clock) {
        this.repository = repository;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<StoreAccess> access(TenantId tenant, SiteId site) {
        return row(tenant, site).map(row -> access(site, row));
    }

    Optional<StoreRow> row(TenantId tenant, SiteId site) {
        return repository.find(tenant, site);
    }

    StoreAccess access(SiteId site, StoreRow row) {
        return new StoreAccess(
                HttpUrl.get(row.storeUrl()),
                secrets.decryptText(row.consumerKey(), place(site)),
                secrets.decryptText(row.consumerSecret(), place(site)),
                row.signing());
    }

    @Transactional
    void keep(TenantId tenant, SiteId site, StoreAccess access, String hookUrl) {
        repository.keep(
                tenant,
                site,
                access.url().toString().replaceAll("/+$", ""),
                secrets.encrypt(access.consumerKey(), place(site)),
                secrets.encrypt(access.consumerSecret(), place(site)),
                access.signing().name(),
                hookUrl,
                clock.instant());
        audit.record(tenant, site, "woocommerce.connected", site);
    }

    @Transactional
    boolean forget(TenantId tenant, SiteId site) {
        return repository.delete(tenant, site) > 0;
    }

    /// Remembers what a reply says of the shop's health. A refusal is an answer: the shop is well.
    @Transactional
    public void note(TenantId tenant, SiteId site, StoreReply reply) {
        var error = switch (reply) {
            case StoreReply.Answered _, StoreReply.Refused _ -> null;
            case StoreReply.Denied(var reason) -> reason;
            case StoreReply.Unavailable(var reason, var _) -> reason;
            case StoreReply.Unclear(var reason) -> reason;
        };
        repository.note(tenant, site, error, clock.instant());
    }

    private static String place(SiteId site) {
        return "woocommerce_store:" + site.value();
    }
}
