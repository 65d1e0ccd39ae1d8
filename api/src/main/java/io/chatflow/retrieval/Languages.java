package io.chatflow.retrieval;

import java.util.Locale;

/// Languages as codes of ISO 639, without country or script.
final class Languages {

    /// The one that the sentence models of the product know.
    static final String MODELLED = "en";

    private Languages() {}

    /// `und` for what names no language.
    static String of(String locale) {
        var code = Locale.forLanguageTag(locale).getLanguage();
        return code.isEmpty() ? "und" : code;
    }
}
