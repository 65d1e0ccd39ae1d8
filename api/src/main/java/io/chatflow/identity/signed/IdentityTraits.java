package io.chatflow.identity.signed;

import com.nimbusds.jwt.JWTClaimsSet;
import io.chatflow.identity.SignedIdentity;
import io.chatflow.platform.text.Texts;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The claims of a signed identity. A claim of a wrong type, or of text that cannot be stored, makes the whole invalid:
/// nothing of it is guessed.
final class IdentityTraits {

    private static final int LONGEST_TEXT = 320;

    private IdentityTraits() {}

    static SignedIdentity read(JWTClaimsSet claims) {
        var subject = text(claims, "sub");
        if (subject == null || subject.isBlank()) {
            throw IdentityVerifier.invalid("sub is required");
        }
        return new SignedIdentity(
                subject,
                text(claims, "email"),
                flag(claims, "email_verified"),
                text(claims, "name"),
                text(claims, "phone"),
                flag(claims, "vip"),
                custom(claims.getClaim("custom")));
    }

    @Nullable
    private static String text(JWTClaimsSet claims, String name) {
        return switch (claims.getClaim(name)) {
            case null -> null;
            case String text when text.length() <= LONGEST_TEXT && Texts.isStorable(text) -> text;
            default ->
                throw IdentityVerifier.invalid(name + " is not a text of at most " + LONGEST_TEXT + " characters");
        };
    }

    private static boolean flag(JWTClaimsSet claims, String name) {
        return switch (claims.getClaim(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw IdentityVerifier.invalid(name + " is neither true nor false");
        };
    }

    private static Map<String, Object> custom(@Nullable Object claim) {
        if (claim == null) {
            return Map.of();
        }
        if (!(claim instanceof Map<?, ?> given)) {
            throw IdentityVerifier.invalid("custom is not an object");
        }
        return object(given);
    }

    private static Map<String, Object> object(Map<?, ?> given) {
        var object = new TreeMap<String, Object>();
        given.forEach((name, value) -> object.put(storable((String) name), value(value)));
        return object;
    }

    @Nullable
    private static Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> storable(text);
            case Map<?, ?> nested -> object(nested);
            case List<?> many -> {
                var values = new ArrayList<Object>();
                many.forEach(one -> values.add(value(one)));
                yield values;
            }
            default -> value;
        };
    }

    private static String storable(String text) {
        if (!Texts.isStorable(text)) {
            throw IdentityVerifier.invalid("custom holds characters that cannot be stored");
        }
        return text;
    }
}
