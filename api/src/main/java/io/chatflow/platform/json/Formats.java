package io.chatflow.platform.json;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/// Parsers for `Fields.parsed`: each throws a `RuntimeException` for what it does not take.
public final class Formats {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,255}");

    private Formats() {}

    /// ISO 8601 with an offset, between 1970 and 2200, to the microsecond: what a column can hold.
    public static Instant instant(String text) {
        var instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException("out of range");
        }
        return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /// A day; of a point in time its day.
    public static LocalDate day(String text) {
        return text.length() > 10 ? OffsetDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
    }

    /// An absolute http or https address, as it was written.
    public static String webAddress(String text) {
        var address = URI.create(text);
        var scheme = address.getScheme();
        if (address.getHost() == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("neither http nor https");
        }
        return text;
    }

    public static String email(String text) {
        if (!EMAIL.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        return text.strip();
    }
}
