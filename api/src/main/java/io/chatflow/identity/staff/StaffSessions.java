package io.chatflow.identity.staff;

import io.chatflow.identity.RightsWithdrawn;
import io.chatflow.identity.SignedOutEverywhere;
import io.chatflow.identity.staff.StaffSessionRepository.SessionRow;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.RandomText;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.tenants.StaffId;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Sign-ins of staff: each is a family of refresh tokens, of which one is good at a time.
///
/// A token's successor is derived from it with a key of ours. So a client that repeats a refresh, because the answer
/// was
/// lost or two tabs asked at once, gets the same successor again for 30 s; after that, a used token means that somebody
/// has a copy, and the family ends.
@Singleton
public class StaffSessions {

    public static final Duration LIFETIME = Duration.ofDays(30);
    static final Duration GRACE = Duration.ofSeconds(30);
    private static final String PREFIX = "cfr_";
    private static final int LENGTH = 43;

    private final StaffSessionRepository repository;
    private final Secrets secrets;
    private final ApplicationEventPublisher<RightsWithdrawn> events;
    private final ApplicationEventPublisher<SignedOutEverywhere> ends;
    private final Clock clock;

    StaffSessions(
            StaffSessionRepository repository,
            Secrets secrets,
            ApplicationEventPublisher<RightsWithdrawn> events,
            ApplicationEventPublisher<SignedOutEverywhere> ends,
            Clock clock) {
        this.repository = repository;
        this.secrets = secrets;
        this.events = events;
        this.ends = ends;
        this.clock = clock;
    }

    /// What a sign-in or a refresh gives. `tenant` is null for an operator.
    public record Opened(
            UUID session, StaffId staff, @Nullable TenantId tenant, String refreshToken) {}

    /// What became of a refresh.
    sealed interface Refreshed {
        record Renewed(Opened opened) implements Refreshed {}

        record Refused() implements Refreshed {}
    }

    public boolean isLive(UUID session) {
        return repository.isLive(session, clock.instant());
    }

    @Transactional
    public Opened open(StaffId staff, @Nullable TenantId tenant) {
        var now = clock.instant();
        var session = Ids.next();
        var token = PREFIX + RandomText.lettersAndDigits(LENGTH);
        repository.deleteEnded(staff.value(), now);
        repository.insert(session, staff.value(), tenant == null ? null : tenant.value(), now, now.plus(LIFETIME));
        repository.insertToken(Secrets.sha256(token), session, now.plus(LIFETIME));
        return new Opened(session, staff, tenant, token);
    }

    @Transactional
    Refreshed refresh(String token) {
        var now = clock.instant();
        var found = repository
                .lock(Secrets.sha256(token))
                .filter(row -> row.revokedAt() == null && row.endsAt().isAfter(now));
        if (found.isEmpty()) {
            return new Refreshed.Refused();
        }
        var row = found.get();
        if (row.usedAt() != null && row.usedAt().plus(GRACE).isBefore(now)) {
            revoke(row.sessionId());
            return new Refreshed.Refused();
        }
        return new Refreshed.Renewed(rotate(row, token, now));
    }

    /// Ends the sign-in that this refresh token belongs to; unknown ones change nothing.
    @Transactional
    void close(String token) {
        repository.lock(Secrets.sha256(token)).ifPresent(row -> revoke(row.sessionId()));
    }

    /// Ends all sign-ins of a person; open sockets close.
    @Transactional
    public void closeAll(StaffId staff) {
        repository
                .revokeAll(staff.value(), clock.instant())
                .forEach(session -> events.publishEvent(new RightsWithdrawn(session)));
        ends.publishEvent(new SignedOutEverywhere(staff));
    }

    /// Ends every sign-in of a person in one tenant, with the sockets that stand open under it.
    @Transactional
    public void closeAll(StaffId staff, TenantId tenant) {
        repository.live(staff.value(), tenant.value(), clock.instant()).forEach(this::revoke);
    }

    private void revoke(UUID session) {
        if (repository.revoke(session, clock.instant()) > 0) {
            events.publishEvent(new RightsWithdrawn(session));
        }
    }

    private Opened rotate(SessionRow row, String token, Instant now) {
        var successor = PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.mac("refresh-successor", token));
        if (row.usedAt() == null) {
            var endsAt = now.plus(LIFETIME);
            repository.deleteEndedTokens(row.sessionId(), now);
            repository.markUsed(Secrets.sha256(token), now);
            repository.insertToken(Secrets.sha256(successor), row.sessionId(), endsAt);
            repository.extend(row.sessionId(), endsAt);
        }
        var tenant = row.tenantId() == null ? null : new TenantId(row.tenantId());
        return new Opened(row.sessionId(), new StaffId(row.staffId()), tenant, successor);
    }
}
