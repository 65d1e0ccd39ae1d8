package io.chatflow.identity.tokens;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/// What a bearer credential claims to be. Only a hint where to look: nothing of it is verified yet.
public enum TokenKind {
    STAFF,
    VISITOR,
    SITE_SECRET,
    UNKNOWN;

    public static final String SITE_SECRET_PREFIX = "cfs_";
    static final String STAFF_AUDIENCE = "staff";
    static final String VISITOR_AUDIENCE = "visitor";
    private static final int LONGEST = 8_192;

    public static TokenKind of(String token) {
        if (token.length() > LONGEST) {
            return UNKNOWN;
        }
        return token.startsWith(SITE_SECRET_PREFIX) ? SITE_SECRET : ofJwt(token);
    }

    private static TokenKind ofJwt(String token) {
        try {
            var audience = SignedJWT.parse(token).getJWTClaimsSet().getAudience();
            if (audience.contains(STAFF_AUDIENCE)) {
                return STAFF;
            }
            return audience.contains(VISITOR_AUDIENCE) ? VISITOR : UNKNOWN;
        } catch (ParseException noToken) {
            return UNKNOWN;
        }
    }
}
