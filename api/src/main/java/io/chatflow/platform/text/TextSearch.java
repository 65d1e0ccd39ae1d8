package io.chatflow.platform.text;

import java.util.Locale;
import java.util.Map;

/// The text search configurations of PostgreSQL.
public final class TextSearch {

    /// Words as they stand.
    public static final String PLAIN = "simple";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("ca", "catalan"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("eu", "basque"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("ga", "irish"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("hy", "armenian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("lt", "lithuanian"),
            Map.entry("ne", "nepali"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("nb", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sr", "serbian"),
            Map.entry("sv", "swedish"),
            Map.entry("ta", "tamil"),
            Map.entry("tr", "turkish"));

    private TextSearch() {}

    /// The configuration for the language of a locale such as `de-AT`; `simple` where there is none.
    public static String configurationOf(String locale) {
        return BY_CODE.getOrDefault(Locale.forLanguageTag(locale).getLanguage(), PLAIN);
    }
}
