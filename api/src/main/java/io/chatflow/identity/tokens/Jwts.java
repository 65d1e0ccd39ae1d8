package io.chatflow.identity.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.chatflow.platform.web.Problems;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Our own tokens as JWTs: HS256 only, whatever a header says, and each kind for its own audience.
@Singleton
class Jwts {

    private final SigningKeys keys;
    private final Clock clock;

    Jwts(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String sign(String audience, Instant expiresAt, JWTClaimsSet.Builder claims) {
        var key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.kid()).build();
        var content = claims.audience(List.of(audience))
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(expiresAt))
                .build();
        try {
            var token = new SignedJWT(header, content);
            token.sign(new MACSigner(key.bytes()));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The claims, when the signature is ours. Throws `token_expired` or `unauthenticated`.
    JWTClaimsSet verify(String audience, String token) {
        var claims = read(audience, token);
        if (!clock.instant().isBefore(claims.getExpirationTime().toInstant())) {
            throw Problems.tokenExpired();
        }
        return claims;
    }

    /// The claims, even of a token that has ended. Throws `unauthenticated` when it is not ours.
    JWTClaimsSet read(String audience, String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var key = keys.find(jwt.getHeader().getKeyID()).orElseThrow(Problems::unauthenticated);
            var claims = jwt.getJWTClaimsSet();
            boolean ours = jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                    && jwt.verify(new MACVerifier(key.bytes()))
                    && claims.getAudience().equals(List.of(audience))
                    && claims.getExpirationTime() != null;
            if (ours) {
                return claims;
            }
        } catch (ParseException | JOSEException notOurs) {
            // answered like any other token that is not ours
        }
        throw Problems.unauthenticated();
    }
}
