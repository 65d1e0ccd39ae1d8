package io.chatflow.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.assistant.Hours.Day;
import io.chatflow.assistant.Hours.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoursTest {

    private final Hours hours = new Hours(
            "Europe/Berlin", List.of(new Span(Day.monday, "09:00", "18:00"), new Span(Day.sunday, "20:00", "24:00")));

    @Test
    void they_cover_from_the_first_minute_to_before_the_last_in_their_time_zone() {
        assertThat(hours.cover(Instant.parse("2026-11-23T08:00:00Z"))).isTrue();
        assertThat(hours.cover(Instant.parse("2026-11-23T07:59:59Z"))).isFalse();
        assertThat(hours.cover(Instant.parse("2026-11-23T16:59:59Z"))).isTrue();
        assertThat(hours.cover(Instant.parse("2026-11-23T17:00:00Z"))).isFalse();
    }

    @Test
    void in_summer_the_same_hours_begin_earlier_by_the_suns_clock() {
        assertThat(hours.cover(Instant.parse("2026-07-20T07:00:00Z"))).isTrue();
    }

    @Test
    void a_span_may_end_with_the_day() {
        assertThat(hours.cover(Instant.parse("2026-11-22T22:59:00Z"))).isTrue();
        assertThat(hours.cover(Instant.parse("2026-11-22T23:00:00Z"))).isFalse();
    }
}
