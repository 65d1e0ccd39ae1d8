package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Reading;
import io.chatflow.assistant.Reading.Meant;
import io.chatflow.assistant.Reading.Named;
import io.chatflow.platform.text.EditDistance;
import io.chatflow.platform.text.Folding;
import io.chatflow.understanding.Entities;
import io.chatflow.understanding.Entity.Amount;
import io.chatflow.understanding.Entity.Day;
import io.chatflow.understanding.Entity.Email;
import io.chatflow.understanding.Entity.OrderNumber;
import io.chatflow.understanding.Mention;
import io.chatflow.understanding.OrderNumbers;
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
import java.util.stream.Collectors;

/// A message as the engine reads it: folded words with one space between, short forms spelled out, slips
/// mended, order numbers replaced by `#`, and without a greeting in front of a question; and what it names.
record Utterance(
        Language language,
        String original,
        String words,
        boolean greeted,
        List<Mention> mentions,
        Map<Intent, Double> scores) {

    /// What stands behind this many characters is read by people only.
    private static final int LONGEST = 2000;

    private static final int MOST_NUMBERS = 3;
    private static final int SHORTEST_MISTYPED = 5;
    private static final Set<Intent> ABOUT_SHOP = EnumSet.range(Intent.order_change, Intent.product);
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:'[\\p{L}]+)*|#");

    static Utterance read(String text, Language language) {
        return read(text, text, language);
    }

    /// `text` is the original with the numbers of orders in the shop's own format made plain.
    static Utterance read(String text, String original, Language language) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var mentions = Entities.in(start, language.code());
        var words = words(start, mentions, language);
        var rest = language.opening().matcher(words).replaceFirst("");
        var shortened = shortened(start, mentions);
        var signs = shortened.equals(start)
                ? rest
                : language.opening()
                        .matcher(words(shortened, mentions, language))
                        .replaceFirst("");
        return new Utterance(
                language, original, rest, rest.length() < words.length(), mentions, scores(signs, language));
    }

    private static String words(String text, List<Mention> mentions, Language language) {
        return TOKEN.matcher(spaced(Folding.fold(OrderNumbers.replacedIn(text, mentions)), language))
                .results()
                .map(MatchResult::group)
                .map(token -> plain(token, language))
                .collect(Collectors.joining(" "));
    }

    /// With a single figure for each day and amount, in its place: cues leave room for few words in between.
    private static String shortened(String text, List<Mention> mentions) {
        var shortened = new StringBuilder(text);
        for (var mention : mentions) {
            switch (mention.entity()) {
                case Day day -> blank(shortened, mention);
                case Amount amount -> blank(shortened, mention);
                case OrderNumber number -> {}
                case Email email -> {}
            }
        }
        return shortened.toString();
    }

    private static void blank(StringBuilder text, Mention mention) {
        var figure = "0" + " ".repeat(mention.to() - mention.from() - 1);
        text.replace(mention.from(), mention.to(), figure);
    }

    /// The numbers that it names as an order's or a parcel's, each once, as they were written.
    List<String> numbers() {
        return Entities.of(mentions, OrderNumber.class)
                .map(OrderNumber::text)
                .distinct()
                .limit(MOST_NUMBERS)
                .toList();
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
        return new Reading(language.code(), meant, null, named());
    }

    /// Ids and numbers only: a trace holds no words of hers.
    private List<Named> named() {
        return mentions.stream()
                .map(Mention::entity)
                .map(entity -> new Named(
                        Entities.kind(entity),
                        switch (entity) {
                            case Amount(var value, var currencies) -> value.toPlainString() + currency(currencies);
                            case Day day -> String.join(" / ", day.dates());
                            case OrderNumber number -> null;
                            case Email email -> null;
                        }))
                .toList();
    }

    private static String currency(Set<String> currencies) {
        return currencies.size() == 1 ? " " + currencies.iterator().next() : "";
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
