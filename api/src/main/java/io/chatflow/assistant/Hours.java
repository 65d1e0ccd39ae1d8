package io.chatflow.assistant;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Times of the week, in a time zone of the IANA database. An end of `24:00` is the end of the day.
@Introspected
public record Hours(String timeZone, List<Span> times) {

    /// In the order of `java.time.DayOfWeek`.
    public enum Day {
        monday,
        tuesday,
        wednesday,
        thursday,
        friday,
        saturday,
        sunday
    }

    /// `from` and `to` are `HH:mm`; `to` itself is outside.
    @Introspected
    public record Span(Day day, String from, String to) {}

    public boolean cover(Instant instant) {
        var there = instant.atZone(ZoneId.of(timeZone));
        var day = Day.values()[there.getDayOfWeek().ordinal()];
        var time = "%02d:%02d".formatted(there.getHour(), there.getMinute());
        return times.stream()
                .anyMatch(
                        span -> span.day() == day && span.from().compareTo(time) <= 0 && time.compareTo(span.to()) < 0);
    }
}
