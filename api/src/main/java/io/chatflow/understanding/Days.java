package io.chatflow.understanding;

import io.chatflow.platform.text.Folding;
import io.chatflow.understanding.Entity.Day;
import io.micronaut.core.annotation.Nullable;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Days of the calendar as people write them: `2026-05-03`, `3.5.2026`, `3/5`, `3 May`, `May 3rd, 2026`, `3 de mayo`,
/// `5月3日`. The names of months are those of the CLDR in the Java runtime.
final class Days {

    private static final String ALONE =
            "(?<![\\d.,:/-]|[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]])";
    private static final String YEAR = "(?:,?\\s+(?:del?\\s+)?(\\d{4})(?!\\d))?";

    private static final Pattern YEAR_FIRST =
            Pattern.compile(ALONE + "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d/-])");
    private static final Pattern YEAR_LAST =
            Pattern.compile(ALONE + "(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})(?![\\d/-])");
    private static final Pattern DOTTED = Pattern.compile(ALONE + "(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?!\\s?\\d)");
    private static final Pattern SLASHED = Pattern.compile(ALONE + "(\\d{1,2})/(\\d{1,2})(?![\\d/])");
    private static final Pattern DAY_FIRST = Pattern.compile(
            ALONE
                    + "(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?(?:\\s+(?:of|de|di))?\\s{0,2}(\\p{L}[\\p{L}\\p{M}]{2,14})\\.?"
                    + YEAR,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?<!\\p{L})(\\p{L}[\\p{L}\\p{M}]{2,14})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d\\p{L}]|[.,:/-]\\d)"
                    + YEAR,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EASTERN =
            Pattern.compile("(?:(\\d{4})\\s?[年년]\\s?)?(?<!\\d)(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일号]?");

    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    private static final Map<String, Map<String, Integer>> MONTHS = new ConcurrentHashMap<>();

    private final String text;
    private final List<Mention> found = new ArrayList<>();

    private Days(String text) {
        this.text = text;
    }

    static List<Mention> in(String text, String language) {
        if (text.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        var days = new Days(text);
        var months = MONTHS.computeIfAbsent(language, Days::months);
        days.find(YEAR_FIRST, one -> day(one.group(1), read(one.group(3), one.group(4))));
        days.find(YEAR_LAST, one -> day(century(one.group(4)), ways(one.group(1), one.group(2), one.group(3))));
        days.find(EASTERN, one -> day(one.group(1), read(one.group(2), one.group(3))));
        days.find(DAY_FIRST, one -> day(one.group(3), named(months, one.group(2), one.group(1))));
        days.find(MONTH_FIRST, one -> day(one.group(3), named(months, one.group(1), one.group(2))));
        days.find(DOTTED, one -> day(null, read(one.group(2), one.group(1))));
        days.find(SLASHED, one -> day(null, ways(one.group(1), "/", one.group(2))));
        return days.found;
    }

    private interface Reading {
        /// Null when it is no day.
        @Nullable
        Day of(MatchResult match);
    }

    private void find(Pattern pattern, Reading reading) {
        var matcher = pattern.matcher(text);
        int from = 0;
        while (from < text.length() && matcher.find(from)) {
            var day = reading.of(matcher);
            boolean isNew = found.stream().noneMatch(one -> one.overlaps(matcher.start(), matcher.end()));
            if (day != null && isNew) {
                found.add(new Mention(day, matcher.start(), matcher.end()));
            }
            // What is no day may hide one that begins inside it: "order 12 May 3".
            from = day == null ? matcher.start() + 1 : matcher.end();
        }
    }

    private static @Nullable Day day(@Nullable String year, Set<MonthDay> readings) {
        return readings.isEmpty() ? null : new Day(readings, year == null ? null : Integer.valueOf(year));
    }

    private static String century(String year) {
        return year.length() == 2 ? "20" + year : year;
    }

    /// With slashes some write the month first.
    private static Set<MonthDay> ways(String one, String mark, String other) {
        var readings = new LinkedHashSet<>(read(other, one));
        if (mark.equals("/")) {
            readings.addAll(read(one, other));
        }
        return Set.copyOf(readings);
    }

    private static Set<MonthDay> named(Map<String, Integer> months, String name, String day) {
        var month = months.get(Folding.fold(name));
        return month == null ? Set.of() : read(String.valueOf(month), day);
    }

    private static Set<MonthDay> read(String month, String day) {
        int ofYear = Integer.parseInt(month);
        int ofMonth = Integer.parseInt(day);
        boolean isDay = ofYear >= 1
                && ofYear <= 12
                && ofMonth >= 1
                && ofMonth <= Month.of(ofYear).maxLength();
        return isDay ? Set.of(MonthDay.of(ofYear, ofMonth)) : Set.of();
    }

    private static Map<String, Integer> months(String language) {
        var names = new HashMap<String, Integer>();
        for (var locale : List.of(Locale.UK, Locale.US, Locale.forLanguageTag(language))) {
            for (var month : Month.values()) {
                for (var style : STYLES) {
                    var name = Folding.fold(month.getDisplayName(style, locale)).replace(".", "");
                    names.put(name, month.getValue());
                }
            }
        }
        return Map.copyOf(names);
    }
}
