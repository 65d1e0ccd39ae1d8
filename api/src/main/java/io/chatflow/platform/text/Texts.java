package io.chatflow.platform.text;

/// Rules for text that people write.
public final class Texts {

    private Texts() {}

    /// False for what PostgreSQL or JSON cannot hold: U+0000, or half of a surrogate pair.
    public static boolean isStorable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                at++;
                if (at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                    return false;
                }
            }
        }
        return true;
    }
}
