package io.chatflow.assistant.builtin;

import io.chatflow.commerce.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// Money and dates in words.
final class Amounts {

    private static final Map<String, String> SIGNS = Map.of("EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Amounts() {}

    static String money(Money money) {
        var amount = money.amount().toPlainString();
        var sign = SIGNS.get(money.currency());
        return sign == null ? amount + " " + money.currency() : sign + amount;
    }

    static String day(Instant instant) {
        return DAY.format(instant.atOffset(ZoneOffset.UTC));
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }
}
