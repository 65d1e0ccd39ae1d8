package io.chatflow.assistant.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Looks up every figure of an answer in its facts. What stands there is struck out, kind by kind; a figure that is
/// left over has no source.
public final class AnswerCheck {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]*)\\)");

    /// On the site itself; `//` begins the name of another.
    private static final Pattern OWN_PAGE = Pattern.compile("/(?![/\\\\]).*");

    private static final String GAP = " \u00b7 ";

    private final Facts facts;
    private final String language;
    private final List<Checked> checks = new ArrayList<>();
    private String left;

    private AnswerCheck(String text, String language, Facts facts) {
        this.left = text;
        this.language = language;
        this.facts = facts;
    }

    /// `kind`: `links`, `dates`, `amounts`, `names` (numbers of orders, of parcels …) or `numbers`. `count`: how many
    /// the answer has. Kinds that it has none of are not named.
    public record Checked(String kind, int count, boolean passed) {}

    /// `language` is the one of the answer, a code of ISO 639.
    public static List<Checked> of(String text, String language, Facts facts) {
        var check = new AnswerCheck(text, language, facts);
        check.links();
        check.left = Written.cut(Written.plain(check.left), facts, GAP);
        check.dates();
        check.amounts();
        check.note("names", check.strike(facts.names()), true);
        check.numbers();
        return List.copyOf(check.checks);
    }

    /// An address that was not looked up must not be opened, whatever it says.
    private void links() {
        var targets = LINK.matcher(left).results().map(found -> found.group(1)).toList();
        left = LINK.matcher(left).replaceAll("]" + GAP);
        var bare = Written.addresses(left);
        left = Written.withoutAddresses(left, GAP);
        note(
                "links",
                targets.size() + bare.size(),
                targets.stream().allMatch(target -> OWN_PAGE.matcher(target).matches() || facts.knowsAddress(target))
                        && bare.stream().allMatch(facts::knowsAddress));
    }

    private void dates() {
        int known = strike(Spoken.days(facts.days(), language));
        quoted("dates", known, Spoken.dayLike(language));
    }

    private void amounts() {
        int known = strike(Spoken.amounts(facts.amounts(), language));
        quoted("amounts", known, Spoken.AMOUNT_LIKE);
    }

    private void numbers() {
        var found = matches(Written.NUMBER);
        note("numbers", found.size(), found.stream().allMatch(facts::knowsNumber));
    }

    /// What looks like one of this kind and is none of the facts must stand in an article or a description just so.
    private void quoted(String kind, int known, Pattern pattern) {
        var found = matches(pattern);
        note(kind, known + found.size(), found.stream().allMatch(facts::says));
        left = pattern.matcher(left).replaceAll(GAP);
    }

    private List<String> matches(Pattern pattern) {
        return pattern.matcher(left).results().map(MatchResult::group).toList();
    }

    /// How many of these there were. A part of a longer number is none of them.
    private int strike(Collection<String> known) {
        int count = 0;
        for (var text : longestFirst(known)) {
            var pattern =
                    Pattern.compile("(?<![\\p{L}\\d]|\\d[.,:])" + Pattern.quote(text) + "(?![\\p{L}\\d]|[.,:]\\d)");
            count += (int) pattern.matcher(left).results().count();
            left = pattern.matcher(left).replaceAll(GAP);
        }
        return count;
    }

    private void note(String kind, int count, boolean passed) {
        if (count > 0) {
            checks.add(new Checked(kind, count, passed));
        }
    }

    private static List<String> longestFirst(Collection<String> texts) {
        return texts.stream()
                .map(Written::plain)
                .filter(text -> !text.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
