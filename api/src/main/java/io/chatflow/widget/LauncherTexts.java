package io.chatflow.widget;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.platform.web.WebFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The words on the launcher, which are read out before the widget and its languages are loaded. The widget's build
/// leaves them beside the loader.
@Singleton
class LauncherTexts {

    private static final String ENGLISH = "en";

    /// Other names for languages that there are; the widget knows the same ones.
    private static final Map<String, String> ALIASES = Map.of(
            "no", "nb", "nn", "nb", "iw", "he", "in", "id", "tl", "fil", "zh-hant", "zh-tw", "zh-hk", "zh-tw", "zh-mo",
            "zh-tw");

    private final Map<String, Map<String, String>> languages;

    LauncherTexts(ObjectMapper json) {
        languages = new WebFiles("web/widget")
                .find("launcher-texts.json")
                .map(file -> read(json, file.content()))
                .orElse(Map.of());
    }

    /// For a BCP 47 tag: the nearest there is, else English.
    Map<String, String> in(String locale) {
        var tag = locale.replace('_', '-').toLowerCase(Locale.ROOT);
        while (true) {
            var found = languages.get(ALIASES.getOrDefault(tag, tag));
            int end = tag.lastIndexOf('-');
            if (found != null || end < 0) {
                return found == null ? languages.getOrDefault(ENGLISH, Map.of()) : found;
            }
            tag = tag.substring(0, end);
        }
    }

    private static Map<String, Map<String, String>> read(ObjectMapper json, byte[] content) {
        try {
            var read = new TreeMap<String, Map<String, String>>(String.CASE_INSENSITIVE_ORDER);
            read.putAll(json.readValue(content, new TypeReference<Map<String, Map<String, String>>>() {}));
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
