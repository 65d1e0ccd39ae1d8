package io.chatflow.assistant.builtin;

import io.chatflow.commerce.Line;
import io.chatflow.commerce.Money;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.OrderView.Shipment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An order in the words of a language. Every word about it comes from the shop: its own status, or the plain meaning
/// of it.
record OrderText(Language language) {

    private static final int MOST_LINES = 10;

    String status(OrderView order) {
        var meaning = meaning(order);
        var sentences = new ArrayList<String>();
        sentences.add(language.say(
                "order.status",
                number(order),
                Amounts.day(order.placedAt(), language),
                statusWord(order),
                meaning.isEmpty() ? "" : ": " + meaning));
        order.shipments().forEach(shipment -> sentences.addAll(shipment(shipment)));
        sentences.addAll(refunds(order));
        sentences.add(language.say("order.total", money(order.total())));
        return String.join(" ", sentences);
    }

    String details(OrderView order) {
        var sum = language.say("order.sum", money(order.total()))
                + (order.financialStatus() == null
                        ? ""
                        : " " + language.say("order.payment", word(order.financialStatus())));
        var sentences = new ArrayList<String>();
        sentences.add(sum + language.say("order.state", statusWord(order)));
        var address = order.shippingAddress();
        if (address != null && address.city() != null) {
            var country = address.country() == null ? "" : ", " + Written.plain(address.country());
            sentences.add(language.say("order.address", Written.plain(address.city()) + country));
        }
        order.shipments().forEach(shipment -> sentences.addAll(shipment(shipment)));
        sentences.addAll(refunds(order));
        return language.say("order.details", number(order), Amounts.day(order.placedAt(), language))
                + "\n"
                + lines(order.lines())
                + "\n"
                + String.join(" ", sentences);
    }

    /// One line of a list: number, status, day.
    String brief(OrderView order) {
        return language.say("order.brief", number(order), statusWord(order), Amounts.day(order.placedAt(), language));
    }

    String refundOf(OrderView order) {
        return order.refunds().isEmpty()
                ? language.say("refund.none", number(order)) + " " + status(order)
                : language.say("refund.of", number(order)) + " " + String.join(" ", refunds(order));
    }

    String lines(List<Line> lines) {
        var text = lines.stream()
                .limit(MOST_LINES)
                .map(line -> "- %d × %s%s\n"
                        .formatted(
                                line.quantity(),
                                Written.plain(line.title()),
                                line.total() == null ? "" : ": " + money(line.total())))
                .collect(Collectors.joining());
        return lines.size() <= MOST_LINES
                ? text
                : text + "- " + language.say("order.more", lines.size() - MOST_LINES) + "\n";
    }

    static String number(OrderView order) {
        return Written.plain(order.number().replaceFirst("^#+", ""));
    }

    private List<String> refunds(OrderView order) {
        return order.refunds().stream()
                .map(refund -> {
                    var told = refund.at() == null
                            ? language.say("order.refunded", money(refund.amount()))
                            : language.say(
                                    "order.refunded.on", money(refund.amount()), Amounts.day(refund.at(), language));
                    return refund.reason() == null || refund.reason().isBlank()
                            ? told
                            : told.substring(0, told.length() - 1) + " (" + Written.plain(refund.reason()) + ").";
                })
                .toList();
    }

    private List<String> shipment(Shipment shipment) {
        var sentences = new ArrayList<String>();
        var carrier = shipment.carrier() == null ? null : Written.plain(shipment.carrier());
        if (shipment.shippedAt() != null) {
            var day = Amounts.day(shipment.shippedAt(), language);
            sentences.add(
                    carrier == null
                            ? language.say("parcel.sent", day)
                            : language.say("parcel.sent.with", day, carrier));
        } else if (carrier != null) {
            sentences.add(language.say("parcel.travels", carrier));
        }
        if (shipment.trackingNumber() != null) {
            var number = Written.plain(shipment.trackingNumber());
            sentences.add(
                    shipment.trackingUrl() == null
                            ? language.say("parcel.number", number)
                            : language.say(
                                    "parcel.number.link",
                                    number,
                                    Written.link(language.say("parcel.link"), shipment.trackingUrl())));
        }
        if (shipment.status() != null) {
            sentences.add(language.say("parcel.says", word(shipment.status())));
        }
        if (shipment.estimatedDelivery() != null) {
            sentences.add(language.say("parcel.estimated", Amounts.day(shipment.estimatedDelivery(), language)));
        }
        return sentences;
    }

    private String money(Money money) {
        return Amounts.money(money, language);
    }

    private static String statusWord(OrderView order) {
        return word(order.status());
    }

    private static String word(String shopsWord) {
        return Written.plain(
                        shopsWord.replaceFirst("^wc-", "").replace('_', ' ').replace('-', ' '))
                .toLowerCase(Locale.ROOT);
    }

    /// Nothing where the shop's own word says it already.
    private String meaning(OrderView order) {
        var isSaid = language.code().equals("en")
                && switch (order.state()) {
                    case pending, processing, on_hold, shipped, delivered, completed -> false;
                    case cancelled -> statusWord(order).contains("cancel");
                    case refunded -> statusWord(order).contains("refund");
                    case failed -> statusWord(order).contains("fail");
                };
        return isSaid ? "" : language.say("meaning." + order.state().name());
    }
}
