package io.chatflow.identity.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.staff.StaffSessions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Access tokens of staff and operators. They live briefly, and their session and membership are asked for at each use:
/// signing out, or losing a role, counts at once.
@Singleton
public class StaffTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String TENANT = "ten";
    private static final String SESSION = "sid";

    private final Jwts jwts;
    private final StaffSessions sessions;
    private final StaffDirectory directory;
    private final Clock clock;

    StaffTokens(Jwts jwts, StaffSessions sessions, StaffDirectory directory, Clock clock) {
        this.jwts = jwts;
        this.sessions = sessions;
        this.directory = directory;
        this.clock = clock;
    }

    /// `tenant` is null for an operator.
    public String issue(StaffId staff, @Nullable TenantId tenant, UUID session) {
        var claims = new JWTClaimsSet.Builder()
                .subject(staff.text())
                .claim(SESSION, session.toString())
                .claim(TENANT, tenant == null ? null : tenant.text());
        return jwts.sign(TokenKind.STAFF_AUDIENCE, clock.instant().plus(LIFETIME), claims);
    }

    public Caller verify(String token) {
        var claims = jwts.verify(TokenKind.STAFF_AUDIENCE, token);
        try {
            var staff = StaffId.parse(claims.getSubject());
            var session = UUID.fromString(claims.getStringClaim(SESSION));
            var tenant = claims.getStringClaim(TENANT);
            if (!sessions.isLive(session)) {
                throw Problems.unauthenticated();
            }
            var expiresAt = claims.getExpirationTime().toInstant();
            return tenant == null
                    ? new OperatorCaller(staff, session, expiresAt)
                    : member(TenantId.parse(tenant), staff, session, expiresAt);
        } catch (ParseException notOurs) {
            throw Problems.unauthenticated();
        }
    }

    public boolean isLive(UUID session) {
        return sessions.isLive(session);
    }

    private Caller member(TenantId tenant, StaffId staff, UUID session, Instant expiresAt) {
        var role = directory.role(tenant, staff).orElseThrow(Problems::unauthenticated);
        return new StaffCaller(tenant, staff, role, session, expiresAt);
    }
}
