package io.chatflow.identity;

import io.chatflow.identity.sites.SiteSecretHashes;
import io.chatflow.identity.sites.SiteSecretRepository;
import io.chatflow.identity.tokens.TokenKind;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.RandomText;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.tenants.SiteId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The secrets of sites. Two of a kind live during a rotation, never more.
@Singleton
public class SiteSecrets {

    /// How long the older secret still works after a rotation.
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final int LENGTH = 48;
    private static final int HINT_LENGTH = 4;

    private final SiteSecretRepository repository;
    private final SiteSecretHashes hashes;
    private final Secrets secrets;
    private final Clock clock;

    SiteSecrets(SiteSecretRepository repository, SiteSecretHashes hashes, Secrets secrets, Clock clock) {
        this.repository = repository;
        this.hashes = hashes;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Makes a new secret and returns it, the only time it is seen. The one before works for another 24 h, an older one
    /// no longer. Letters and digits only, after `cfs_` for a bearer secret.
    @Transactional
    public String rotate(TenantId tenant, SiteId site, SecretKind kind) {
        var now = clock.instant();
        repository.lockSite(tenant, site);
        hashes.endOlder(tenant, site, kind, now, now.plus(OVERLAP));
        repository.deleteEnded(tenant, site, kind.name(), now);
        var id = Ids.next();
        var letters = RandomText.lettersAndDigits(LENGTH);
        var secret = kind == SecretKind.site ? TokenKind.SITE_SECRET_PREFIX + letters : letters;
        var encrypted = kind == SecretKind.site ? null : secrets.encrypt(secret, place(id));
        var hint = secret.substring(secret.length() - HINT_LENGTH);
        repository.insert(tenant, id, site, kind.name(), hint, encrypted, now);
        if (kind == SecretKind.site) {
            hashes.insert(secret, tenant, site, id);
        }
        return secret;
    }

    /// Ends all secrets of the site at once, without an overlap.
    @Transactional
    public void revoke(TenantId tenant, SiteId site) {
        repository.lockSite(tenant, site);
        hashes.endAll(tenant, site, clock.instant());
    }

    /// The secrets that verify signatures now, the newest first: none, one, or two during a rotation. Never for the
    /// kind
    /// `site`, which is stored as a hash.
    public List<String> live(TenantId tenant, SiteId site, SecretKind kind) {
        return repository.live(tenant, site, kind.name(), clock.instant()).stream()
                .filter(row -> row.encrypted() != null)
                .map(row -> secrets.decryptText(row.encrypted(), place(row.id())))
                .toList();
    }

    /// What may be shown of each kind that the site has.
    public Map<SecretKind, SecretHint> hints(TenantId tenant, SiteId site) {
        var hints = new EnumMap<SecretKind, SecretHint>(SecretKind.class);
        for (var kind : SecretKind.values()) {
            var live = repository.live(tenant, site, kind.name(), clock.instant());
            if (!live.isEmpty()) {
                var newest = live.getFirst();
                Instant previous = live.size() > 1 ? live.get(1).endsAt() : null;
                hints.put(kind, new SecretHint(newest.hint(), newest.createdAt(), previous));
            }
        }
        return hints;
    }

    private static String place(UUID id) {
        return "site_secret:" + id;
    }
}
