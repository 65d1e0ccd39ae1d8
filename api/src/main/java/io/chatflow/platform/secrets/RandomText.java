package io.chatflow.platform.secrets;

import java.security.SecureRandom;

/// Random words that nobody can guess.
public final class RandomText {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /// Letters and digits only: almost 6 bits each, so that 43 of them are as strong as 32 bytes.
    public static String lettersAndDigits(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                .collect(java.util.stream.Collectors.joining());
    }
}
