package io.chatflow.identity.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.chatflow.identity.SecretKind;
import io.chatflow.identity.SignedIdentity;
import io.chatflow.identity.SiteSecrets;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.tenants.Site;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/// Verifies what a site's server says of the shopper who is logged in there: a JWT with HS256, whatever its header
/// says,
/// under one of the site's live identity secrets, for this very site, young and not ended.
@Singleton
public class IdentityVerifier {

    /// How far the clocks of a shop's server and ours may be apart.
    public static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    // The visitor token carries the identity in a header, where 8 KiB is all there is.
    private static final int LONGEST_TOKEN = 4_096;

    private final SiteSecrets secrets;
    private final Clock clock;

    IdentityVerifier(SiteSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /// A verified identity and when it ends.
    public record Verified(SignedIdentity identity, Instant expiresAt) {}

    /// Throws `identity_invalid` (401); the detail says which rule was broken, never more.
    public Verified verify(Site site, String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw invalid("it is longer than " + LONGEST_TOKEN + " characters");
        }
        try {
            var jwt = SignedJWT.parse(token);
            requireSignature(site, jwt);
            var claims = jwt.getJWTClaimsSet();
            requireAudience(site, claims);
            requireLifetime(claims);
            return new Verified(
                    IdentityTraits.read(claims), claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException malformed) {
            throw invalid("it is no JWT as documented");
        }
    }

    /// Which rule a token breaks, in a sentence; empty for one that is valid now.
    public Optional<String> fault(Site site, String token) {
        try {
            verify(site, token);
            return Optional.empty();
        } catch (ProblemException refused) {
            return Optional.of(refused.getMessage());
        }
    }

    static ProblemException invalid(String reason) {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "identity_invalid", "The identity token is not valid: " + reason + ".");
    }

    private void requireSignature(Site site, SignedJWT jwt) throws JOSEException {
        boolean signed = false;
        if (jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)) {
            for (var secret : secrets.live(site.tenant(), site.id(), SecretKind.identity)) {
                signed |= jwt.verify(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)));
            }
        }
        if (!signed) {
            throw invalid("it is not signed with HS256 and this site's identity secret");
        }
    }

    private static void requireAudience(Site site, JWTClaimsSet claims) {
        if (!claims.getAudience().contains(site.siteKey())) {
            throw invalid("aud is not this site's key");
        }
    }

    private void requireLifetime(JWTClaimsSet claims) {
        var issuedAt = claims.getIssueTime();
        var expiresAt = claims.getExpirationTime();
        if (issuedAt == null || expiresAt == null) {
            throw invalid("iat and exp are required");
        }
        if (expiresAt.toInstant().isAfter(issuedAt.toInstant().plus(LONGEST_LIFE))) {
            throw invalid("exp is more than an hour after iat");
        }
        var now = clock.instant();
        if (!now.isBefore(expiresAt.toInstant().plus(LEEWAY))) {
            throw invalid("it has expired");
        }
        if (isAhead(issuedAt, now) || isAhead(claims.getNotBeforeTime(), now)) {
            throw invalid("it comes from the future");
        }
    }

    private static boolean isAhead(Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(LEEWAY));
    }
}
