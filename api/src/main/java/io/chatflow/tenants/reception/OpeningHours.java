package io.chatflow.tenants.reception;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The hours of a week in which a site's people are there, on the clocks of one place.
@Introspected
public record OpeningHours(String timezone, List<Opening> open) {

    /// The end of a day, as `to`.
    public static final String MIDNIGHT = "24:00";

    /// From `from` until just before `to`, both `HH:mm`, on the same day.
    @Introspected
    public record Opening(Day day, String from, String to) {

        private Instant opens(LocalDate date, ZoneId zone) {
            return date.atTime(LocalTime.parse(from)).atZone(zone).toInstant();
        }

        private Instant closes(LocalDate date, ZoneId zone) {
            return to.equals(MIDNIGHT)
                    ? date.plusDays(1).atStartOfDay(zone).toInstant()
                    : date.atTime(LocalTime.parse(to)).atZone(zone).toInstant();
        }
    }

    public enum Day {
        monday,
        tuesday,
        wednesday,
        thursday,
        friday,
        saturday,
        sunday;

        private boolean is(DayOfWeek day) {
            return name().equals(day.name().toLowerCase(Locale.ROOT));
        }
    }

    /// When it opens next; null while it is open, and where it never opens.
    public @Nullable Instant opensAfter(Instant now) {
        if (spans(now).anyMatch(span -> !span.from().isAfter(now) && span.to().isAfter(now))) {
            return null;
        }
        return spans(now)
                .map(Span::from)
                .filter(from -> from.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private record Span(Instant from, Instant to) {}

    /// Those of today and of the week that follows.
    private Stream<Span> spans(Instant now) {
        var zone = ZoneId.of(timezone);
        var today = now.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(0, 7)
                .mapToObj(today::plusDays)
                .flatMap(date -> open.stream()
                        .filter(opening -> opening.day().is(date.getDayOfWeek()))
                        .map(opening -> new Span(opening.opens(date, zone), opening.closes(date, zone))));
    }
}
