package io.chatflow.assistant.builtin;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the assistant says in one language (`assistant/phrases/en.properties` has all of it). What a language does not
/// have is said in English.
final class Phrases {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Phrases ENGLISH = new Phrases(read("en", new Properties()));

    private final Properties texts;

    private Phrases(Properties texts) {
        this.texts = texts;
    }

    static Phrases of(String language) {
        return language.equals("en") ? ENGLISH : new Phrases(read(language, new Properties(ENGLISH.texts)));
    }

    /// The phrase with its places filled. What is filled in is never read as a phrase.
    String say(String key, Object... parts) {
        var phrase = texts.getProperty(key);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase " + key);
        }
        return PLACE.matcher(phrase)
                .replaceAll(place -> Matcher.quoteReplacement(String.valueOf(parts[Integer.parseInt(place.group(1))])));
    }

    private static Properties read(String language, Properties into) {
        try (var stream = Phrases.class.getResourceAsStream("/assistant/phrases/" + language + ".properties")) {
            if (stream != null) {
                into.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
            return into;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
