package io.chatflow.assistant.builtin;

import io.chatflow.commerce.Money;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/// Money and dates in the words of a language.
final class Amounts {

    private static final Map<String, String> SIGNS = Map.of("EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Amounts() {}

    static String money(Money money, Language language) {
        return language.code().equals("en") ? inEnglish(money) : inLanguage(money, language.locale());
    }

    static String day(Instant instant, Language language) {
        return day(instant.atOffset(ZoneOffset.UTC).toLocalDate(), language);
    }

    static String day(LocalDate date, Language language) {
        var format = language.code().equals("en")
                ? DAY
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
        return format.format(date);
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
