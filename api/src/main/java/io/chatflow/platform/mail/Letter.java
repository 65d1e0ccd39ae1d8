package io.chatflow.platform.mail;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;

/// What a feature wants to tell somebody. `words` names the texts in `mail/words/<language>.json`, which `values` fill;
/// all of them are plain text. `link` is what the button opens. `sender` is shown before the platform's own name, and
/// answers go to `replyTo`.
public record Letter(
        String to,
        String words,
        String language,
        Map<String, String> values,
        @Nullable String link,
        @Nullable String sender,
        @Nullable String replyTo) {

    /// From the platform itself.
    public static Letter ofPlatform(
            String to, String words, String language, Map<String, String> values, @Nullable String link) {
        return new Letter(to, words, language, values, link, null, null);
    }
}
