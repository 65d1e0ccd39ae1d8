package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Question;
import io.chatflow.assistant.Question.Said;
import io.chatflow.platform.text.Folding;
import io.micronaut.core.annotation.Nullable;
import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which language a message is in: by its script, by the words that give a language away, with the conversation's
/// language and that of the browser in favour, where that is unknown the site's. A message of fewer than four words
/// says too little to leave the conversation's.
final class LanguageGuess {

    private static final int FEW_WORDS = 4;
    private static final double WORD = 1;
    private static final double SITE = 0.9;
    private static final double SITE_BESIDE_BROWSER = 0.5;
    private static final double CONVERSATION = 1.2;
    private static final double LETTER = 1;

    /// Letters that few languages have.
    private static final Map<Character, List<String>> LETTERS = Map.ofEntries(
            Map.entry('ß', List.of("de")),
            Map.entry('ñ', List.of("es")),
            Map.entry('¿', List.of("es")),
            Map.entry('ã', List.of("pt")),
            Map.entry('õ', List.of("pt")),
            Map.entry('ł', List.of("pl")),
            Map.entry('ż', List.of("pl")),
            Map.entry('ř', List.of("cs")),
            Map.entry('ů', List.of("cs")),
            Map.entry('ě', List.of("cs")),
            Map.entry('ź', List.of("pl")),
            Map.entry('ś', List.of("pl")),
            Map.entry('ę', List.of("pl")),
            Map.entry('ą', List.of("pl")),
            Map.entry('č', List.of("cs")),
            Map.entry('š', List.of("cs")),
            Map.entry('ž', List.of("cs")),
            Map.entry('ý', List.of("cs")),
            Map.entry('ı', List.of("tr")),
            Map.entry('ş', List.of("tr")),
            Map.entry('ă', List.of("ro")),
            Map.entry('î', List.of("ro", "fr")),
            Map.entry('æ', List.of("da", "no")),
            Map.entry('ö', List.of("de", "sv", "fi")),
            Map.entry('ê', List.of("fr", "pt")),
            Map.entry('è', List.of("fr", "it")),
            Map.entry('ğ', List.of("tr")),
            Map.entry('ș', List.of("ro")),
            Map.entry('ț', List.of("ro")),
            Map.entry('ø', List.of("da", "no")),
            Map.entry('å', List.of("sv", "da", "no")),
            Map.entry('ü', List.of("de", "tr")),
            Map.entry('ä', List.of("de", "sv", "fi")),
            Map.entry('ç', List.of("fr", "pt", "tr")),
            Map.entry('œ', List.of("fr")),
            Map.entry('ù', List.of("fr", "it")));

    private LanguageGuess() {}

    static Language of(Question question) {
        var script = byScript(question.text());
        if (script != null) {
            return Language.of(script);
        }
        var before = question.earlier().stream()
                .filter(said -> !said.byAssistant())
                .map(Said::text)
                .collect(Collectors.joining(" "));
        var conversation = before.isBlank() ? null : mostLikely(before, question, null);
        var words = Folding.words(question.text());
        return conversation != null && words.size() < FEW_WORDS
                ? conversation
                : mostLikely(question.text(), question, conversation);
    }

    private static Language mostLikely(String text, Question question, @Nullable Language conversation) {
        var words = Folding.words(text.replace('\'', ' ').replace('’', ' '));
        var letters = text.toLowerCase(Locale.ROOT).chars().boxed().collect(Collectors.toSet());
        return Language.all()
                .max(Comparator.comparingDouble((Language language) -> score(language, words, letters)
                        + expected(language, question)
                        + (language == conversation ? CONVERSATION : 0)))
                .orElse(Language.ENGLISH);
    }

    /// How much speaks for a language before anything is said.
    private static double expected(Language language, Question question) {
        boolean isSites = language == Language.of(question.locale());
        var browser = question.shopper().language();
        if (browser == null || !Language.isKnown(browser)) {
            return isSites ? SITE : 0;
        }
        return language == Language.of(browser) ? SITE : isSites ? SITE_BESIDE_BROWSER : 0;
    }

    private static double score(Language language, List<String> words, Set<Integer> letters) {
        double score = 0;
        for (var word : words) {
            score += language.common().contains(word) || language.known().contains(word) ? WORD : 0;
        }
        for (var letter : LETTERS.entrySet()) {
            if (letters.contains((int) letter.getKey()) && letter.getValue().contains(language.code())) {
                score += LETTER;
            }
        }
        return score;
    }

    /// Null for the Latin script, and for texts without letters.
    private static String byScript(String text) {
        var counts = text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.groupingBy(script -> script, Collectors.counting()));
        long latin = counts.getOrDefault(UnicodeScript.LATIN, 0L);
        if (counts.getOrDefault(UnicodeScript.HIRAGANA, 0L) + counts.getOrDefault(UnicodeScript.KATAKANA, 0L) > 0) {
            return "ja";
        }
        if (counts.getOrDefault(UnicodeScript.HANGUL, 0L) > 0) {
            return "ko";
        }
        if (counts.getOrDefault(UnicodeScript.HAN, 0L) * 2 > latin) {
            return "zh";
        }
        if (counts.getOrDefault(UnicodeScript.ARABIC, 0L) > latin) {
            return "ar";
        }
        if (counts.getOrDefault(UnicodeScript.CYRILLIC, 0L) > latin) {
            return text.toLowerCase().chars().anyMatch(letter -> "іїєґ".indexOf(letter) >= 0) ? "uk" : "ru";
        }
        return null;
    }
}
