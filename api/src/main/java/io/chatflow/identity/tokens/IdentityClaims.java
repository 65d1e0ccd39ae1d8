package io.chatflow.identity.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import io.chatflow.identity.SignedIdentity;
import io.micronaut.core.annotation.Nullable;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A signed identity inside a visitor token, under one claim.
final class IdentityClaims {

    private static final String IDENTITY = "idn";

    private IdentityClaims() {}

    static void write(JWTClaimsSet.Builder claims, SignedIdentity identity) {
        var content = new HashMap<String, Object>();
        content.put("sub", identity.externalId());
        content.put("email", identity.email());
        content.put("emailVerified", identity.emailVerified());
        content.put("name", identity.name());
        content.put("phone", identity.phone());
        content.put("vip", identity.vip());
        content.put("custom", identity.custom());
        content.values().removeIf(Objects::isNull);
        claims.claim(IDENTITY, content);
    }

    @Nullable
    static SignedIdentity read(JWTClaimsSet claims) throws ParseException {
        var content = claims.getJSONObjectClaim(IDENTITY);
        if (content == null) {
            return null;
        }
        return new SignedIdentity(
                (String) content.get("sub"),
                (String) content.get("email"),
                Boolean.TRUE.equals(content.get("emailVerified")),
                (String) content.get("name"),
                (String) content.get("phone"),
                Boolean.TRUE.equals(content.get("vip")),
                custom(content.get("custom")));
    }

    private static Map<String, Object> custom(@Nullable Object value) {
        var custom = new HashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, content) -> custom.put(String.valueOf(name), content));
        }
        return custom;
    }
}
