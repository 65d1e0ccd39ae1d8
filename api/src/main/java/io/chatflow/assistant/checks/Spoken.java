package io.chatflow.assistant.checks;

import io.chatflow.commerce.Money;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Money and dates in the words of a language (a code of ISO 639).
public final class Spoken {

    private static final Map<String, String> SIGNS = Map.of("EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /// An amount in a text, whoever wrote it; in lower case, with plain spaces.
    static final Pattern AMOUNT_LIKE = Pattern.compile("[€$£¥] ?\\d+(?:[.,]\\d+)*"
            + "|\\d+(?:[.,]\\d+)* ?(?:[€$£¥]|(?:eur|usd|gbp|chf|jpy|euros?|dollars?|pounds?)(?!\\p{L}))");

    private static final Map<String, Pattern> DAY_LIKE = new ConcurrentHashMap<>();

    private Spoken() {}

    public static String money(Money money, String language) {
        return language.equals("en") ? inEnglish(money) : inLanguage(money, Locale.forLanguageTag(language));
    }

    public static String day(LocalDate date, String language) {
        var format = language.equals("en")
                ? DAY
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.forLanguageTag(language));
        return format.format(date);
    }

    static List<String> days(Collection<LocalDate> days, String language) {
        return days.stream().map(day -> day(day, language)).distinct().toList();
    }

    static List<String> amounts(Collection<Money> amounts, String language) {
        return amounts.stream()
                .map(amount -> money(amount, language))
                .distinct()
                .toList();
    }

    /// A day with the name of its month in a text of the language, whoever wrote it; in lower case, with plain spaces.
    static Pattern dayLike(String language) {
        return DAY_LIKE.computeIfAbsent(language, Spoken::dayPattern);
    }

    private static Pattern dayPattern(String language) {
        var locale = Locale.forLanguageTag(language);
        var months = Arrays.stream(Month.values())
                .flatMap(month -> Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                        .map(style -> month.getDisplayName(style, locale).toLowerCase(Locale.ROOT)))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile("(?<![\\p{L}\\d])\\d{1,2}(?:er|\\.|º)? ?(?:of |de |di )?" + months
                + "(?:,? (?:de )?\\d{4})?(?![\\p{L}\\d])|(?<!\\p{L})" + months
                + " \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?(?![\\p{L}\\d])");
    }

    private static String inEnglish(Money money) {
        var amount = money.amount().toPlainString();
        var sign = SIGNS.get(money.currency());
        return sign == null ? amount + " " + money.currency() : sign + amount;
    }

    private static String inLanguage(Money money, Locale locale) {
        try {
            var format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(Currency.getInstance(money.currency()));
            format.setMinimumFractionDigits(money.amount().scale());
            format.setMaximumFractionDigits(money.amount().scale());
            return format.format(money.amount());
        } catch (IllegalArgumentException unknownCurrency) {
            return money.amount().toPlainString() + " " + money.currency();
        }
    }
}
