package io.chatflow.widget;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.platform.web.WebFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/// The words on the launcher, which are read out before the widget and its languages are loaded. The widget's build
/// leaves them beside the loader.
@Singleton
class LauncherTexts {

    private static final String ENGLISH = "en";

    private final Map<String, Map<String, String>> languages;

    LauncherTexts(ObjectMapper json) {
        languages = new WebFiles("web/widget")
                .find("launcher-texts.json")
                .map(file -> read(json, file.content()))
                .orElse(Map.of());
    }

    /// For a BCP 47 tag: its own, else those of its language, else English.
    Map<String, String> in(String locale) {
        var exact = languages.get(locale);
        if (exact != null) {
            return exact;
        }
        var language = locale.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return languages.getOrDefault(language, languages.getOrDefault(ENGLISH, Map.of()));
    }

    private static Map<String, Map<String, String>> read(ObjectMapper json, byte[] content) {
        try {
            return json.readValue(content, new TypeReference<>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
