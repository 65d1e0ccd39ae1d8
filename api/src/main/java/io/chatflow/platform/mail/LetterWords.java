package io.chatflow.platform.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The texts of all letters, by language: `mail/words/<language>.json`.
@Singleton
final class LetterWords {

    private static final String FALLBACK = "en";
    private static final List<String> LANGUAGES = List.of(FALLBACK, "de", "fr", "es", "pt", "ja", "ar");

    private final Map<String, JsonNode> byLanguage = new HashMap<>();

    LetterWords(ObjectMapper json) {
        LANGUAGES.forEach(language -> byLanguage.put(language, read(json, language)));
    }

    /// The language that a reader of this locale (BCP 47) gets.
    String languageOf(String locale) {
        var language = Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        return byLanguage.containsKey(language) ? language : FALLBACK;
    }

    /// Throws `IllegalStateException` when the language has no such text.
    JsonNode of(String language, String words) {
        var found = byLanguage.get(language).path(words);
        if (found.isMissingNode()) {
            throw new IllegalStateException("mail/words/" + language + ".json lacks " + words);
        }
        return found;
    }

    private static JsonNode read(ObjectMapper json, String language) {
        try (var stream = LetterWords.class.getResourceAsStream("/mail/words/" + language + ".json")) {
            return json.readTree(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
