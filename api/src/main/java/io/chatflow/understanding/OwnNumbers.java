package io.chatflow.understanding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Numbers of orders in a shop's own format, such as `INV/2026/001`, known from numbers that the shop gave.
public final class OwnNumbers {

    private static final Pattern PART = Pattern.compile("\\p{L}+|\\d+");
    private static final int MOST_FORMATS = 5;
    private static final int LONGEST = 40;

    /// Letters and digits of a format: `a 12` is no order.
    private static final int SHORTEST = 5;

    private OwnNumbers() {}

    /// The text with each number of these formats as `#INV-2026-001`, which is a number in any text. Between the parts
    /// people write what they like: `inv 2026 001`.
    public static String marked(String text, List<String> known) {
        var formats = known.stream()
                .filter(number -> number.length() <= LONGEST && compact(number).length() >= SHORTEST)
                .filter(number -> number.chars().anyMatch(Character::isDigit)
                        && !number.replaceFirst("^#+", "").chars().allMatch(Character::isDigit))
                .map(OwnNumbers::format)
                .distinct()
                .limit(MOST_FORMATS)
                .toList();
        var marked = text;
        for (var format : formats) {
            marked = Pattern.compile(format, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(marked)
                    .replaceAll(found -> "#" + parts(found.group()));
        }
        return marked;
    }

    /// The one of these orders' numbers that somebody means who leaves out what all have in common, or writes other
    /// marks between the parts; empty when there are several.
    public static Optional<String> meant(String written, List<String> known) {
        var exact = known.stream()
                .filter(number -> compact(number).equals(compact(written)))
                .toList();
        var like = exact.isEmpty() && written.matches("\\d{3,}")
                ? known.stream()
                        .filter(number -> lastPart(number).equals(written))
                        .toList()
                : exact;
        return like.size() == 1 ? Optional.of(like.getFirst()) : Optional.empty();
    }

    /// Letters as they are, as many digits as there are.
    private static String format(String number) {
        return PART.matcher(number)
                .results()
                .map(part -> Character.isDigit(part.group().charAt(0))
                        ? "\\d{" + part.group().length() + "}"
                        : Pattern.quote(part.group()))
                .collect(Collectors.joining("[\\s./_#-]{0,2}", "(?<![\\p{L}\\p{N}#])", "(?![\\p{L}\\p{N}])"));
    }

    private static String parts(String number) {
        return PART.matcher(number).results().map(part -> part.group()).collect(Collectors.joining("-"));
    }

    private static String lastPart(String number) {
        return PART.matcher(number)
                .results()
                .map(part -> part.group())
                .filter(part -> Character.isDigit(part.charAt(0)))
                .reduce("", (before, last) -> last);
    }

    private static String compact(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
