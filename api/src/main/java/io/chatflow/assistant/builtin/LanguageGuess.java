package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Question;
import io.chatflow.assistant.Question.Said;
import io.chatflow.platform.text.Folding;
import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which language a message is in: by its script, by the words that give a language away, with the conversation's
/// language and the site's in favour. A message of fewer than four words says too little to leave the conversation's.
final class LanguageGuess {

    private static final int FEW_WORDS = 4;
    private static final double WORD = 1;
    private static final double SITE = 0.9;
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
            Map.entry('ı', List.of("tr")),
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
        var conversation = before.isBlank() ? null : mostLikely(before, question.locale(), null);
        var words = Folding.words(question.text());
        return conversation != null && words.size() < FEW_WORDS
                ? conversation
                : mostLikely(question.text(), question.locale(), conversation);
    }

    private static Language mostLikely(String text, String site, Language conversation) {
        var words = Folding.words(text.replace('\'', ' ').replace('’', ' '));
        var siteLanguage = Language.of(site);
        return Language.all()
                .max(Comparator.comparingDouble((Language language) -> score(language, words, text)
                        + (language == siteLanguage ? SITE : 0)
                        + (language == conversation ? CONVERSATION : 0)))
                .orElse(Language.ENGLISH);
    }

    private static double score(Language language, List<String> words, String text) {
        double score = 0;
        for (var word : words) {
            score += language.common().contains(word) || language.known().contains(word) ? WORD : 0;
        }
        for (var letter : LETTERS.entrySet()) {
            if (letter.getValue().contains(language.code())
                    && text.toLowerCase(language.locale()).indexOf(letter.getKey()) >= 0) {
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
