package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.OrderCard;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Question.Said;
import io.chatflow.assistant.Sources;
import io.chatflow.commerce.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Answers about the shopper's own orders. Whoever is not proven learns how to sign in, in the same words whether a
/// number exists or not; whoever is, hears of a stranger's order exactly what she hears of one that does not exist.
final class OrderAnswers {

    private static final int LOOKED_AT = 20;
    private static final int LISTED = 5;
    static final String SIGN_IN =
            "I can show orders only to the person who placed them. Please sign in to your account on this site and ask me again. "
                    + "If you ordered as a guest, sign in with the same e-mail address, confirmed. "
                    + "I can also bring in a person: just say so.";

    private OrderAnswers() {}

    static Answer status(Question question, Utterance utterance, Sources sources) {
        return about(question, utterance, sources, "order_status", OrderText::status);
    }

    static Answer details(Question question, Utterance utterance, Sources sources) {
        return about(question, utterance, sources, "order_details", OrderText::details);
    }

    static Answer list(Question question, Sources sources) {
        if (!question.shopper().proven()) {
            return signIn("order_list");
        }
        var orders = sources.orders(LOOKED_AT);
        if (orders.isEmpty()) {
            return none("order_list");
        }
        var listed = orders.stream()
                .limit(LISTED)
                .map(order -> "- " + OrderText.brief(order) + ": " + Amounts.money(order.total()))
                .collect(Collectors.joining("\n"));
        var intro = orders.size() > LISTED
                ? "Your latest orders are:\n"
                : orders.size() == 1 ? "You have one order:\n" : "Your orders are:\n";
        return Answer.of("order_list", intro + listed).with(new OrderCard(main(orders)));
    }

    /// What is known of money given back; empty when the shop has told of none, and an article may help more.
    static Optional<Answer> refund(Question question, Utterance utterance, Sources sources) {
        if (!question.shopper().proven()) {
            return Optional.empty();
        }
        if (!utterance.numbers().isEmpty()) {
            return Optional.of(about(question, utterance, sources, "refund_state", OrderAnswers::refundOf));
        }
        return sources.orders(LOOKED_AT).stream()
                .filter(order -> !order.refunds().isEmpty())
                .findFirst()
                .map(order -> Answer.of("refund_state", refundOf(order)).with(new OrderCard(order)));
    }

    private static String refundOf(OrderView order) {
        return order.refunds().isEmpty()
                ? "The shop has told me of no refund for order #" + OrderText.number(order) + " so far. "
                        + OrderText.status(order)
                : "For your order **#" + OrderText.number(order) + "**:" + OrderText.refunds(order);
    }

    private static Answer about(
            Question question, Utterance utterance, Sources sources, String topic, Function<OrderView, String> words) {
        if (!question.shopper().proven()) {
            return signIn(topic);
        }
        if (!utterance.numbers().isEmpty()) {
            return numbered(utterance.numbers(), sources, topic, words);
        }
        var meant = fromBefore(question, utterance).flatMap(sources::order);
        if (meant.isPresent()) {
            return Answer.of(topic, words.apply(meant.get())).with(new OrderCard(meant.get()));
        }
        var orders = sources.orders(LOOKED_AT);
        if (orders.isEmpty()) {
            return none(topic);
        }
        var main = main(orders);
        return Answer.of(topic, words.apply(main) + others(orders, main)).with(new OrderCard(main));
    }

    private static Answer numbered(
            List<String> numbers, Sources sources, String topic, Function<OrderView, String> words) {
        var found = new ArrayList<OrderView>();
        var missing = new ArrayList<String>();
        for (var number : numbers) {
            find(number, sources).ifPresentOrElse(found::add, () -> missing.add(number));
        }
        var texts = new ArrayList<String>();
        found.stream().map(words).forEach(texts::add);
        if (!missing.isEmpty()) {
            texts.add(
                    ("I can’t find %s among your orders. Please check the number, or whether you are signed in with the "
                                    + "account that you ordered with. I can also bring in a person: just say so.")
                            .formatted(
                                    missing.stream().map(OrderAnswers::asNumber).collect(Collectors.joining(" and "))));
        }
        var answer = Answer.of(topic, String.join("\n\n", texts));
        return found.isEmpty() ? answer.offeringPerson() : answer.with(new OrderCard(found.getFirst()));
    }

    /// By the order's number, or else by the number of one of its parcels.
    private static Optional<OrderView> find(String number, Sources sources) {
        return sources.order(number)
                .or(() -> sources.orders(LOOKED_AT).stream()
                        .filter(order -> order.shipments().stream()
                                .anyMatch(shipment -> number.equalsIgnoreCase(shipment.trackingNumber())))
                        .findFirst());
    }

    /// "When will it arrive?" means the order that was spoken of last.
    private static Optional<String> fromBefore(Question question, Utterance utterance) {
        if (utterance.hasAny("other", "others", "another", "orders", "all", "latest", "last", "newest")) {
            return Optional.empty();
        }
        return question.earlier().reversed().stream()
                .filter(Said::byAssistant)
                .map(Said::orderNumber)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// The latest that is still under way, else the latest of all.
    private static OrderView main(List<OrderView> orders) {
        return orders.stream().filter(OrderAnswers::isOpen).findFirst().orElse(orders.getFirst());
    }

    private static boolean isOpen(OrderView order) {
        return switch (order.state()) {
            case pending, processing, on_hold, shipped -> true;
            case delivered, completed, cancelled, refunded, failed -> false;
        };
    }

    private static String others(List<OrderView> orders, OrderView main) {
        var others =
                orders.stream().filter(order -> order != main).limit(LISTED - 1).toList();
        if (others.isEmpty()) {
            return "";
        }
        var listed = others.stream().map(OrderText::brief).collect(Collectors.joining(", "));
        return "\n\nIf you mean another one, tell me its number: " + listed + ".";
    }

    private static Answer signIn(String topic) {
        return Answer.of(topic, SIGN_IN).offeringPerson();
    }

    private static Answer none(String topic) {
        return Answer.of(
                        topic,
                        "I see no orders in your account. If you ordered with another account or as a guest, please sign in with "
                                + "that e-mail address, or say that you want a person.")
                .offeringPerson();
    }

    private static String asNumber(String number) {
        return "**#" + Written.plain(number) + "**";
    }
}
