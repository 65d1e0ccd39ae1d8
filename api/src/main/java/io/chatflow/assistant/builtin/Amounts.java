package io.chatflow.assistant.builtin;

import io.chatflow.assistant.checks.Spoken;
import io.chatflow.commerce.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Money and dates in the words of a language, as they are checked.
final class Amounts {

    private Amounts() {}

    static String money(Money money, Language language) {
        return Spoken.money(money, language.code());
    }

    static String day(Instant instant, Language language) {
        return day(instant.atOffset(ZoneOffset.UTC).toLocalDate(), language);
    }

    static String day(LocalDate date, Language language) {
        return Spoken.day(date, language.code());
    }
}
