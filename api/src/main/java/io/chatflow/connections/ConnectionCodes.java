package io.chatflow.connections;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.RandomText;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.tenants.SiteId;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// One-time codes with proof of possession: who takes a code has to know the verifier whose hash came along
/// when it was asked for, so that a code seen in an address bar or a log opens nothing. Source: RFC 7636,
/// method S256.
@Singleton
class ConnectionCodes {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int LENGTH = 43;
    private static final String NO_CHALLENGE = "-".repeat(43);

    private final ConnectionCodeRepository repository;
    private final Clock clock;

    ConnectionCodes(ConnectionCodeRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Whose the code was.
    record Taken(TenantId tenant, SiteId site) {}

    /// A code asked for earlier and not used yet counts no longer.
    @Transactional
    String issue(TenantId tenant, SiteId site, String challenge) {
        var code = RandomText.lettersAndDigits(LENGTH);
        forget(tenant, site);
        repository.insert(
                Secrets.sha256(code),
                tenant.value(),
                site.value(),
                challenge,
                clock.instant().plus(LIFETIME));
        return code;
    }

    /// Uses the code up, also when the verifier is wrong or the time is over: in a transaction of its own,
    /// so that no failure after it brings the code back. Empty for each fault alike.
    @Transactional(propagation = TransactionDefinition.Propagation.REQUIRES_NEW)
    Optional<Taken> take(String code, String verifier) {
        var hash = Secrets.sha256(code);
        var row = repository.lock(hash);
        repository.delete(hash);
        var expected = row.map(ConnectionCodeRepository.CodeRow::challenge).orElse(NO_CHALLENGE);
        var holds = MessageDigest.isEqual(
                challengeOf(verifier).getBytes(StandardCharsets.US_ASCII),
                expected.getBytes(StandardCharsets.US_ASCII));
        return row.filter(known -> holds && clock.instant().isBefore(known.expiresAt()))
                .map(known -> new Taken(new TenantId(known.tenantId()), new SiteId(known.siteId())));
    }

    @Transactional
    void forget(TenantId tenant, SiteId site) {
        repository.deleteOf(tenant.value(), site.value());
    }

    @Transactional
    void deleteExpired() {
        repository.deleteExpired(clock.instant());
    }

    private static String challengeOf(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.sha256(verifier));
    }
}
