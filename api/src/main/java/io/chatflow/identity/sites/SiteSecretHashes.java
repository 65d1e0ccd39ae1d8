package io.chatflow.identity.sites;

import io.chatflow.identity.SecretKind;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Finds the site of a bearer secret, and keeps both tables of secrets in step.
@Singleton
public class SiteSecretHashes {

    private final SiteSecretHashRepository hashes;
    private final SiteSecretRepository secrets;
    private final Sites sites;
    private final Clock clock;

    SiteSecretHashes(SiteSecretHashRepository hashes, SiteSecretRepository secrets, Sites sites, Clock clock) {
        this.sites = sites;
        this.hashes = hashes;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Empty for the secret of a removed site, too.
    public Optional<SiteCaller> owner(String secret) {
        return hashes.find(Secrets.sha256(secret), clock.instant())
                .map(row -> new SiteCaller(new TenantId(row.tenantId()), new SiteId(row.siteId())))
                .filter(owner -> sites.find(owner.tenant(), owner.site()).isPresent());
    }

    public void insert(String secret, TenantId tenant, SiteId site, UUID id) {
        hashes.insert(Secrets.sha256(secret), tenant.value(), site.value(), id);
    }

    public void endOlder(TenantId tenant, SiteId site, SecretKind kind, Instant now, Instant until) {
        secrets.endOlder(tenant, site, kind.name(), now, until);
        if (kind == SecretKind.site) {
            hashes.endOlder(tenant.value(), site.value(), now, until);
        }
    }

    public void endAll(TenantId tenant, SiteId site, Instant now) {
        secrets.endAll(tenant, site, now);
        hashes.endAll(tenant.value(), site.value(), now);
    }
}
