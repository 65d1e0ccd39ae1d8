package io.chatflow.identity.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import io.chatflow.identity.ContactId;
import io.chatflow.identity.RightsWithdrawn;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Tokens of shoppers' browsers. Everything stands in the token; the database keeps only the revoked ones.
@Singleton
public class VisitorTokens {

    public static final Duration ANONYMOUS_LIFETIME = Duration.ofDays(30);
    private static final String TENANT = "ten";
    private static final String SITE = "sit";
    private static final String VISITOR_REF = "ref";
    private static final String LANGUAGE = "lng";

    private final Jwts jwts;
    private final RevokedVisitorTokens revoked;
    private final ApplicationEventPublisher<RightsWithdrawn> events;
    private final Clock clock;

    VisitorTokens(
            Jwts jwts, RevokedVisitorTokens revoked, ApplicationEventPublisher<RightsWithdrawn> events, Clock clock) {
        this.jwts = jwts;
        this.revoked = revoked;
        this.events = events;
        this.clock = clock;
    }

    public String issue(VisitorCaller visitor) {
        var claims = new JWTClaimsSet.Builder()
                .subject(visitor.contact().text())
                .jwtID(visitor.tokenId().toString())
                .claim(TENANT, visitor.tenant().text())
                .claim(SITE, visitor.site().text())
                .claim(VISITOR_REF, visitor.visitorRef())
                .claim(LANGUAGE, visitor.language());
        if (visitor.identity() != null) {
            IdentityClaims.write(claims, visitor.identity());
        }
        return jwts.sign(TokenKind.VISITOR_AUDIENCE, visitor.expiresAt(), claims);
    }

    public VisitorCaller verify(String token) {
        return live(visitor(jwts.verify(TokenKind.VISITOR_AUDIENCE, token)));
    }

    /// What an earlier token of this browser says, for a new session; empty when it is not ours or was revoked. It may
    /// have ended: see `expiresAt`.
    public Optional<VisitorCaller> recall(String token) {
        try {
            return TokenKind.of(token) == TokenKind.VISITOR
                    ? Optional.of(live(visitor(jwts.read(TokenKind.VISITOR_AUDIENCE, token))))
                    : Optional.empty();
        } catch (ProblemException notOurs) {
            return Optional.empty();
        }
    }

    /// Ends this token and every one that was renewed from it.
    @Transactional
    public void revoke(VisitorCaller visitor) {
        var now = clock.instant();
        revoked.deleteEnded(visitor.tenant(), now);
        revoked.insert(visitor.tenant(), visitor.tokenId(), now.plus(ANONYMOUS_LIFETIME));
        events.publishEvent(new RightsWithdrawn(visitor.tokenId()));
    }

    public boolean isLive(VisitorCaller visitor) {
        return revoked.isGood(visitor.tenant(), visitor.site(), visitor.tokenId());
    }

    private VisitorCaller live(VisitorCaller visitor) {
        if (!isLive(visitor)) {
            throw Problems.unauthenticated();
        }
        return visitor;
    }

    private static VisitorCaller visitor(JWTClaimsSet claims) {
        try {
            return new VisitorCaller(
                    TenantId.parse(claims.getStringClaim(TENANT)),
                    SiteId.parse(claims.getStringClaim(SITE)),
                    ContactId.parse(claims.getSubject()),
                    claims.getStringClaim(VISITOR_REF),
                    IdentityClaims.read(claims),
                    claims.getStringClaim(LANGUAGE),
                    UUID.fromString(claims.getJWTID()),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException notOurs) {
            throw Problems.unauthenticated();
        }
    }
}
