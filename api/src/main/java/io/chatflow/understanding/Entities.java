package io.chatflow.understanding;

import io.chatflow.understanding.Entity.Amount;
import io.chatflow.understanding.Entity.Day;
import io.chatflow.understanding.Entity.Email;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the numbers of orders, e-mail addresses, amounts and days that a message names.
public final class Entities {

    /// What stands behind this many characters is read by people only.
    private static final int LONGEST = 1000;

    private static final int MOST = 12;
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,5}");

    private Entities() {}

    /// In the order in which they stand, at most twelve. `language` (a code of ISO 639) is that of the message: months
    /// and currencies have their names in it and in English.
    public static List<Mention> in(String text, String language) {
        var shown = text.substring(0, Math.min(text.length(), LONGEST));
        var days = Days.in(shown, language);
        var found = new ArrayList<>(days);
        EMAIL.matcher(shown)
                .results()
                .forEach(one -> found.add(new Mention(new Email(one.group()), one.start(), one.end())));
        Amounts.in(shown, language).stream()
                .filter(amount -> days.stream().noneMatch(day -> day.overlaps(amount.from(), amount.to())))
                .forEach(found::add);
        found.addAll(OrderNumbers.mentions(shown, List.copyOf(found)));
        return found.stream()
                .sorted(Comparator.comparingInt(Mention::from))
                .limit(MOST)
                .toList();
    }

    public static <T extends Entity> Stream<T> of(List<Mention> mentions, Class<T> kind) {
        return mentions.stream().map(Mention::entity).filter(kind::isInstance).map(kind::cast);
    }

    /// As it is called in traces: `order_number`, `email`, `amount` or `day`.
    public static String kind(Entity entity) {
        return switch (entity) {
            case Entity.OrderNumber number -> "order_number";
            case Email email -> "email";
            case Amount amount -> "amount";
            case Day day -> "day";
        };
    }
}
