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

    private final Language language;
    private final OrderText text;

    OrderAnswers(Language language) {
        this.language = language;
        this.text = new OrderText(language);
    }

    Answer status(Question question, Utterance utterance, Sources sources) {
        return about(question, utterance, sources, "order_status", text::status);
    }

    /// Of the list that was shown to her.
    Answer ofNumber(Question question, String number, Sources sources) {
        return question.shopper().proven()
                ? numbered(List.of(number), sources, "order_status", text::status)
                : signIn("order_status");
    }

    Answer details(Question question, Utterance utterance, Sources sources) {
        return about(question, utterance, sources, "order_details", text::details);
    }

    Answer list(Question question, Sources sources) {
        if (!question.shopper().proven()) {
            return signIn("order_list");
        }
        var orders = sources.orders(LOOKED_AT);
        if (orders.isEmpty()) {
            return none("order_list");
        }
        var listed = orders.stream()
                .limit(LISTED)
                .map(order -> "- " + text.brief(order) + ": " + Amounts.money(order.total(), language))
                .collect(Collectors.joining("\n"));
        var intro = orders.size() > LISTED ? "orders.latest" : orders.size() == 1 ? "orders.one" : "orders.all";
        return Answer.of("order_list", language.say(intro) + "\n" + listed).with(new OrderCard(main(orders)));
    }

    /// What is known of money given back; empty when the shop has told of none, and an article may help more.
    Optional<Answer> refund(Question question, Utterance utterance, Sources sources) {
        if (!question.shopper().proven()) {
            return Optional.empty();
        }
        if (!utterance.numbers().isEmpty()
                || !MeantOrders.byFacts(utterance, sources).isEmpty()) {
            return Optional.of(about(question, utterance, sources, "refund_state", text::refundOf));
        }
        return sources.orders(LOOKED_AT).stream()
                .filter(order -> !order.refunds().isEmpty())
                .findFirst()
                .map(order -> Answer.of("refund_state", text.refundOf(order)).with(new OrderCard(order)));
    }

    private Answer about(
            Question question, Utterance utterance, Sources sources, String topic, Function<OrderView, String> words) {
        if (!question.shopper().proven()) {
            return signIn(topic);
        }
        if (!utterance.numbers().isEmpty()) {
            return numbered(utterance.numbers(), sources, topic, words);
        }
        var fitting = MeantOrders.byFacts(utterance, sources);
        if (!fitting.isEmpty()) {
            var main = main(fitting);
            return Answer.of(topic, words.apply(main) + others(fitting, main)).with(new OrderCard(main));
        }
        var meant = fromBefore(question, utterance, sources);
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

    private Answer numbered(List<String> numbers, Sources sources, String topic, Function<OrderView, String> words) {
        var found = new ArrayList<OrderView>();
        var missing = new ArrayList<String>();
        for (var number : numbers) {
            find(number, sources).ifPresentOrElse(found::add, () -> missing.add(number));
        }
        var texts = new ArrayList<String>();
        found.stream().map(words).forEach(texts::add);
        if (!missing.isEmpty()) {
            var named = missing.stream().map(OrderAnswers::asNumber);
            texts.add(
                    language.say("orders.missing", named.collect(Collectors.joining(" " + language.say("and") + " "))));
        }
        var answer = Answer.of(topic, String.join("\n\n", texts));
        return found.isEmpty() ? answer.offeringPerson() : answer.with(new OrderCard(found.getFirst()));
    }

    /// By the order's number, or else by the number of one of its parcels, or as people shorten numbers.
    private static Optional<OrderView> find(String number, Sources sources) {
        return sources.order(number)
                .or(() -> sources.orders(LOOKED_AT).stream()
                        .filter(order -> order.shipments().stream()
                                .anyMatch(shipment -> number.equalsIgnoreCase(shipment.trackingNumber())))
                        .findFirst())
                .or(() -> MeantOrders.byShortNumber(number, sources));
    }

    /// "When will it arrive?" means the order that was spoken of last.
    private static Optional<OrderView> fromBefore(Question question, Utterance utterance, Sources sources) {
        if (utterance.hasAny(utterance.language().another())) {
            return Optional.empty();
        }
        return question.earlier().reversed().stream()
                .filter(Said::byAssistant)
                .map(Said::orderNumber)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(sources::order);
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

    private String others(List<OrderView> orders, OrderView main) {
        var others =
                orders.stream().filter(order -> order != main).limit(LISTED - 1).toList();
        if (others.isEmpty()) {
            return "";
        }
        var listed = others.stream().map(text::brief).collect(Collectors.joining(", "));
        return "\n\n" + language.say("orders.other", listed);
    }

    private Answer signIn(String topic) {
        return Answer.of(topic, language.say("orders.sign_in")).offeringPerson();
    }

    private Answer none(String topic) {
        return Answer.of(topic, language.say("orders.none")).offeringPerson();
    }

    private static String asNumber(String number) {
        return "**#" + Written.plain(number) + "**";
    }
}
