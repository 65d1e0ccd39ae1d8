package io.chatflow.platform.ids;

import java.util.Optional;
import java.util.UUID;

/// A UUID as 26 characters of Crockford's base 32 in lower case: sorts like the UUID, has no look-alike letters.
/// Source: https://www.crockford.com/base32.html
final class Base32 {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int BITS = 5;

    private Base32() {}

    static String encode(UUID value) {
        var text = new char[LENGTH];
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        for (int at = LENGTH - 1; at >= 0; at--) {
            text[at] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> BITS) | (high << (Long.SIZE - BITS));
            high >>>= BITS;
        }
        return new String(text);
    }

    /// Empty unless the text is exactly what `encode` gives: one thing has one name.
    static Optional<UUID> decode(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int at = 0; at < LENGTH; at++) {
            int digit = ALPHABET.indexOf(text.charAt(at));
            if (digit < 0) {
                return Optional.empty();
            }
            high = (high << BITS) | (low >>> (Long.SIZE - BITS));
            low = (low << BITS) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
