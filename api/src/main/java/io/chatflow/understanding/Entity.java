package io.chatflow.understanding;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;

/// Something of a known kind that a message names. It is what somebody wrote: it proves nothing.
public sealed interface Entity {

    /// As it was written.
    record OrderNumber(String text) implements Entity {}

    record Email(String address) implements Entity {}

    /// `currencies` are the codes of ISO 4217 that its sign or word may stand for; none where it has neither.
    record Amount(BigDecimal value, Set<String> currencies) implements Entity {

        public boolean is(BigDecimal amount, String currency) {
            return value.compareTo(amount) == 0 && (currencies.isEmpty() || currencies.contains(currency));
        }
    }

    /// A day of the calendar. 4/5 may be read in two ways; the year is often left out.
    record Day(Set<MonthDay> readings, @Nullable Integer year) implements Entity {

        /// `2026-05-03`, or `--05-03` without a year, for each way to read it.
        public List<String> dates() {
            return readings.stream()
                    .sorted()
                    .map(day -> year == null
                            ? day.toString()
                            : year + day.toString().substring(1))
                    .toList();
        }

        public boolean is(LocalDate date) {
            return readings.contains(MonthDay.from(date)) && (year == null || year == date.getYear());
        }
    }
}
