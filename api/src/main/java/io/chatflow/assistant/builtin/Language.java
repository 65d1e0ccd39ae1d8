package io.chatflow.assistant.builtin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How shoppers say things in one language, and how it is said to them. `spelling`: plain forms of short ones;
/// `mistyped`: words to find again behind slips of the finger; `known`: words that are no slips; `filler`: words that
/// say nothing about the matter; `another`: words that turn to something else than what was spoken of; `common`: words
/// that give the language away; `ordinals`: words for the first, the second …;
/// `pronouns`: words that stand for a thing named before; `opening`: a greeting in front of a question.
record Language(
        String code,
        Map<String, String> spelling,
        Set<String> mistyped,
        Set<String> known,
        Set<String> filler,
        Set<String> another,
        Set<String> common,
        List<Set<String>> ordinals,
        Set<String> pronouns,
        Pattern opening,
        Map<Intent, List<Cue>> cues,
        Phrases phrases) {

    /// Those in which it understands and answers all that it can; then those in which it knows when a person is needed.
    private static final List<String> CODES = List.of(
            "en", "de", "fr", "es", "it", "nl", "pt", "da", "sv", "no", "fi", "pl", "cs", "tr", "ro", "ru", "uk", "ar",
            "zh", "ja", "ko");

    private static final Map<String, Language> ALL =
            CODES.stream().map(CueFile::read).collect(Collectors.toMap(Language::code, Function.identity()));

    static final Language ENGLISH = ALL.get("en");

    static Stream<Language> all() {
        return CODES.stream().map(ALL::get);
    }

    /// Of a language tag such as `pt-BR`; English where we do not know the language.
    static Language of(String tag) {
        return ALL.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), ENGLISH);
    }

    /// A code of ISO 639.
    static boolean isKnown(String code) {
        return ALL.containsKey(code);
    }

    Locale locale() {
        return Locale.forLanguageTag(code);
    }

    String say(String phrase, Object... parts) {
        return phrases.say(phrase, parts);
    }
}
