package io.chatflow.assistant.checks;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Texts in the form in which answers and sources are compared, and what is looked for in them.
final class Written {

    static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s()<>\"]*[^\\s()<>\".,;:!?'*_\\[\\]]");
    private static final Pattern CUT = Pattern.compile("(\\d[\\d.,:]*)…");
    private static final Pattern GROUPED =
            Pattern.compile("(\\d{1,3}(?:([.,])\\d{3})(?:\\2\\d{3})*)(?:(?!\\2)[.,](\\d+))?");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+)[.,](\\d+)");

    private Written() {}

    /// Without the signs of Markdown, in lower case, with one kind of space.
    static String plain(String text) {
        return text.replaceAll("[\\[\\]<>*_`]", "").replaceAll("[\\h\\v]+", " ").toLowerCase(Locale.ROOT);
    }

    /// Addresses of pages that stand there as such, without the marks of the sentence.
    static List<String> addresses(String text) {
        return ADDRESS.matcher(text).results().map(MatchResult::group).toList();
    }

    static String withoutAddresses(String text, String gap) {
        return ADDRESS.matcher(text).replaceAll(gap);
    }

    /// The text without numbers that end in the middle, where a longer text was shortened.
    static String cut(String text, Facts facts, String gap) {
        return CUT.matcher(text).replaceAll(found -> facts.says(found.group(1)) ? gap : found.group(1));
    }

    /// The value of a number however it is written: 1,000.50 and 1.000,50 are 1000.5.
    static String value(String number) {
        var grouped = GROUPED.matcher(number);
        if (grouped.matches()) {
            return value(grouped.group(1).replaceAll("\\D", ""), grouped.group(3));
        }
        var decimal = DECIMAL.matcher(number);
        return decimal.matches() ? value(decimal.group(1), decimal.group(2)) : number;
    }

    private static String value(String whole, String decimals) {
        var rest = decimals == null ? "" : decimals.replaceFirst("0+$", "");
        return rest.isEmpty() ? whole : whole + "." + rest;
    }
}
