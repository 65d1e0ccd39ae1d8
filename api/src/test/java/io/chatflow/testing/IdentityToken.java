package io.chatflow.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What a shop's server signs of its logged-in customer, as its plugin would.
public record IdentityToken(String secret, JWSAlgorithm algorithm, Map<String, Object> claims) {

    static IdentityToken of(String siteKey, String secret, String subject) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject);
        claims.put("aud", siteKey);
        return new IdentityToken(secret, JWSAlgorithm.HS256, claims).issued(Instant.now(), Duration.ofMinutes(30));
    }

    /// One claim more, or another value; null takes it away.
    public IdentityToken with(String claim, Object value) {
        var changed = new LinkedHashMap<>(claims);
        changed.put(claim, value);
        changed.values().removeIf(Objects::isNull);
        return new IdentityToken(secret, algorithm, changed);
    }

    public IdentityToken issued(Instant at, Duration life) {
        return with("iat", Date.from(at)).with("exp", Date.from(at.plus(life)));
    }

    public IdentityToken signedWith(String otherSecret) {
        return new IdentityToken(otherSecret, algorithm, claims);
    }

    public IdentityToken signedBy(JWSAlgorithm otherAlgorithm) {
        return new IdentityToken(secret, otherAlgorithm, claims);
    }

    public String sign() {
        var content = new JWTClaimsSet.Builder();
        claims.forEach(content::claim);
        var jwt = new SignedJWT(new JWSHeader(algorithm), content.build());
        try {
            jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return jwt.serialize();
    }
}
