package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Reading;
import io.chatflow.assistant.Reading.Meant;
import io.chatflow.platform.text.EditDistance;
import io.chatflow.platform.text.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A message as the engine reads it: folded words with one space between, short forms spelled out, slips
/// mended, order numbers replaced by `#`, and without a greeting in front of a question.
record Utterance(
        Language language,
        String original,
        String words,
        boolean greeted,
        List<String> numbers,
        Map<Intent, Double> scores) {

    /// What stands behind this many characters is read by people only.
    private static final int LONGEST = 1000;

    private static final int SHORTEST_MISTYPED = 5;
    private static final Set<Intent> ABOUT_SHOP = EnumSet.range(Intent.order_change, Intent.product);
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:'[\\p{L}]+)*|#");

    static Utterance read(String text, Language language) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var tokens = TOKEN.matcher(spaced(Folding.fold(OrderNumbers.replacedIn(start)), language))
                .results()
                .map(MatchResult::group)
                .map(token -> plain(token, language))
                .toList();
        var words = String.join(" ", tokens);
        var rest = language.opening().matcher(words).replaceFirst("");
        return new Utterance(
                language, text, rest, rest.length() < words.length(), OrderNumbers.in(start), scores(rest, language));
    }

    boolean means(Intent intent) {
        return scores.getOrDefault(intent, 0.0) >= 1;
    }

    boolean isEmpty() {
        return words.isBlank();
    }

    /// What was said, without the numbers of orders.
    String sentence() {
        return words.replace(OrderNumbers.PLACE, "").replaceAll("\\s+", " ").strip();
    }

    /// The words that say what it is about.
    List<String> content() {
        var content = new ArrayList<String>();
        for (var word : words.split(" ")) {
            if (!word.isBlank()
                    && !word.equals(OrderNumbers.PLACE)
                    && !language.filler().contains(word)) {
                content.add(word);
            }
        }
        return content;
    }

    private static String plain(String token, Language language) {
        var spelled = language.spelling().getOrDefault(token, token);
        if (spelled.length() < SHORTEST_MISTYPED || spelled.contains(" ") || isKnown(spelled, language)) {
            return spelled;
        }
        return language.mistyped().stream()
                .filter(meant -> EditDistance.looksLike(spelled, meant))
                .min((one, other) ->
                        Integer.compare(EditDistance.between(spelled, one, 3), EditDistance.between(spelled, other, 3)))
                .orElse(spelled);
    }

    private static boolean isKnown(String word, Language language) {
        return language.known().contains(word) || language.filler().contains(word);
    }

    private static Map<Intent, Double> scores(String words, Language language) {
        var scores = new EnumMap<Intent, Double>(Intent.class);
        for (var intent : Intent.values()) {
            var score = language.cues().getOrDefault(intent, List.of()).stream()
                    .filter(cue -> cue.occursIn(words))
                    .mapToDouble(Cue::weight)
                    .sum();
            if (score != 0) {
                scores.put(intent, score);
            }
        }
        return scores;
    }

    /// True when it means her orders, her cart or products, by cues.
    boolean isAboutShop() {
        return ABOUT_SHOP.stream().anyMatch(this::means);
    }

    /// True when one of these words occurs.
    boolean hasAny(Set<String> some) {
        return Arrays.stream(words.split(" ")).anyMatch(some::contains);
    }

    Reading reading() {
        var meant = scores.entrySet().stream()
                .map(score -> new Meant(score.getKey().name(), score.getValue()))
                .sorted(Comparator.comparingDouble(Meant::score).reversed())
                .toList();
        return new Reading(language.code(), meant);
    }

    /// True when anything of this language's cues was found.
    boolean meansSomething() {
        return scores.values().stream().anyMatch(score -> score >= 1);
    }

    /// In English an apostrophe is part of the word, elsewhere it stands between two.
    private static String spaced(String folded, Language language) {
        return language == Language.ENGLISH ? folded : folded.replace('\'', ' ');
    }
}
