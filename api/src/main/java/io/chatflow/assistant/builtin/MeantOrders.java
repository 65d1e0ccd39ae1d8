package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.commerce.OrderView;
import io.chatflow.understanding.Entities;
import io.chatflow.understanding.Entity.Amount;
import io.chatflow.understanding.Entity.Day;
import io.chatflow.understanding.OwnNumbers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Which of the shopper's own orders she means without naming it by its number as the shop writes it. Only orders that
/// are hers by proof are looked at: whatever she names can choose among them and opens nothing else.
final class MeantOrders {

    private static final int LOOKED_AT = 20;

    private MeantOrders() {}

    /// Those placed on the day, or with the total or a line of the amount, that she names; where she names both, those
    /// that fit both, if any. None when she names neither, or nothing of hers fits.
    static List<OrderView> byFacts(Utterance utterance, Sources sources) {
        var days = Entities.of(utterance.mentions(), Day.class).toList();
        var amounts = Entities.of(utterance.mentions(), Amount.class).toList();
        if (days.isEmpty() && amounts.isEmpty()) {
            return List.of();
        }
        var orders = sources.orders(LOOKED_AT);
        var onDay = placedOn(days, orders);
        var forAmount = worth(amounts, orders);
        var both = onDay.stream().filter(forAmount::contains).toList();
        return !both.isEmpty() ? both : !onDay.isEmpty() ? onDay : forAmount;
    }

    /// The text with the numbers of orders in the format of hers as `#` and the number. Her orders are looked at only
    /// when there is a digit in the text.
    static String marked(Question question, Sources sources) {
        var text = question.text();
        return question.shopper().proven() && text.chars().anyMatch(Character::isDigit)
                ? OwnNumbers.marked(text, numbers(sources))
                : text;
    }

    /// Her order whose number is this one without its prefix, or with other marks between its parts.
    static Optional<OrderView> byShortNumber(String number, Sources sources) {
        return OwnNumbers.meant(number, numbers(sources)).flatMap(sources::order);
    }

    private static List<String> numbers(Sources sources) {
        return sources.orders(LOOKED_AT).stream().map(OrderView::number).toList();
    }

    /// Days begin earlier or later where she lives: the day before and the day after count where none fits.
    private static List<OrderView> placedOn(List<Day> days, List<OrderView> orders) {
        var exact = having(orders, order -> fits(days, day(order)));
        return exact.isEmpty()
                ? having(
                        orders,
                        order -> fits(days, day(order).minusDays(1))
                                || fits(days, day(order).plusDays(1)))
                : exact;
    }

    private static List<OrderView> worth(List<Amount> amounts, List<OrderView> orders) {
        var totals = having(
                orders,
                order -> amounts.stream()
                        .anyMatch(amount ->
                                amount.is(order.total().amount(), order.total().currency())));
        return totals.isEmpty()
                ? having(
                        orders,
                        order -> order.lines().stream()
                                .filter(line -> line.total() != null)
                                .anyMatch(line -> amounts.stream()
                                        .anyMatch(amount -> amount.is(
                                                line.total().amount(),
                                                line.total().currency()))))
                : totals;
    }

    private static List<OrderView> having(List<OrderView> orders, Predicate<OrderView> fact) {
        return orders.stream().filter(fact).toList();
    }

    private static boolean fits(List<Day> days, LocalDate date) {
        return days.stream().anyMatch(day -> day.is(date));
    }

    private static LocalDate day(OrderView order) {
        return order.placedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
