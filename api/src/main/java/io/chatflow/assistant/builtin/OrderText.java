package io.chatflow.assistant.builtin;

import io.chatflow.commerce.Line;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.OrderView.Shipment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An order in words. Every word about it comes from the shop: its own status, or the plain meaning of it.
final class OrderText {

    private static final int MOST_LINES = 10;

    private OrderText() {}

    static String status(OrderView order) {
        var text = new StringBuilder("Your order **#%s** from %s is **%s**"
                .formatted(number(order), Amounts.day(order.placedAt()), statusWord(order)));
        var meaning = meaning(order);
        text.append(meaning.isEmpty() ? "." : ": " + meaning + ".");
        order.shipments().forEach(shipment -> text.append(shipment(shipment)));
        text.append(refunds(order));
        text.append(" The total is ").append(Amounts.money(order.total())).append('.');
        return text.toString();
    }

    static String details(OrderView order) {
        var text = new StringBuilder(
                "Your order **#%s** from %s:\n".formatted(number(order), Amounts.day(order.placedAt())));
        text.append(lines(order.lines()));
        text.append("\nTotal: **").append(Amounts.money(order.total())).append("**");
        if (order.financialStatus() != null) {
            text.append(" (payment: ").append(word(order.financialStatus())).append(')');
        }
        text.append(". Status: **").append(statusWord(order)).append("**.");
        var address = order.shippingAddress();
        if (address != null && address.city() != null) {
            text.append(" It goes to ").append(Written.plain(address.city()));
            text.append(address.country() == null ? "." : ", " + Written.plain(address.country()) + ".");
        }
        order.shipments().forEach(shipment -> text.append(shipment(shipment)));
        return text.append(refunds(order)).toString();
    }

    /// One line of a list: number, status, day.
    static String brief(OrderView order) {
        return "#%s (%s, %s)".formatted(number(order), statusWord(order), Amounts.day(order.placedAt()));
    }

    static String refunds(OrderView order) {
        return order.refunds().stream()
                .map(refund -> " %s has been refunded%s%s."
                        .formatted(
                                Amounts.money(refund.amount()),
                                refund.at() == null ? "" : " on " + Amounts.day(refund.at()),
                                refund.reason() == null || refund.reason().isBlank()
                                        ? ""
                                        : " (" + Written.plain(refund.reason()) + ")"))
                .collect(Collectors.joining());
    }

    static String lines(List<Line> lines) {
        var text = lines.stream()
                .limit(MOST_LINES)
                .map(line -> "- %d × %s%s\n"
                        .formatted(
                                line.quantity(),
                                Written.plain(line.title()),
                                line.total() == null ? "" : ": " + Amounts.money(line.total())))
                .collect(Collectors.joining());
        return lines.size() <= MOST_LINES ? text : text + "- and " + (lines.size() - MOST_LINES) + " more\n";
    }

    static String number(OrderView order) {
        return Written.plain(order.number().replaceFirst("^#+", ""));
    }

    private static String shipment(Shipment shipment) {
        var text = new StringBuilder();
        if (shipment.carrier() != null || shipment.trackingNumber() != null || shipment.shippedAt() != null) {
            text.append(shipment.shippedAt() == null ? " The parcel travels" : " It was sent");
            text.append(shipment.carrier() == null ? "" : " with " + Written.plain(shipment.carrier()));
            text.append(shipment.shippedAt() == null ? "" : " on " + Amounts.day(shipment.shippedAt()));
            text.append('.');
        }
        if (shipment.trackingNumber() != null) {
            text.append(" Tracking number: ").append(Written.plain(shipment.trackingNumber()));
            text.append(
                    shipment.trackingUrl() == null
                            ? "."
                            : " (" + Written.link("track it", shipment.trackingUrl()) + ").");
        }
        if (shipment.status() != null) {
            text.append(" The carrier says: ").append(word(shipment.status())).append('.');
        }
        if (shipment.estimatedDelivery() != null) {
            text.append(" Estimated delivery: ")
                    .append(Amounts.day(shipment.estimatedDelivery()))
                    .append('.');
        }
        return text.toString();
    }

    private static String statusWord(OrderView order) {
        return word(order.status());
    }

    private static String word(String shopsWord) {
        return Written.plain(
                        shopsWord.replaceFirst("^wc-", "").replace('_', ' ').replace('-', ' '))
                .toLowerCase(Locale.ROOT);
    }

    private static String meaning(OrderView order) {
        return switch (order.state()) {
            case pending -> "it has reached the shop and isn’t being prepared yet";
            case processing -> "it is being prepared";
            case on_hold -> "the shop is holding it for now";
            case shipped -> "it is on its way";
            case delivered -> "it has arrived";
            case completed -> "nothing is left to be done";
            case cancelled -> statusWord(order).contains("cancel") ? "" : "it has been cancelled";
            case refunded -> statusWord(order).contains("refund") ? "" : "it has been refunded";
            case failed -> statusWord(order).contains("fail") ? "" : "it could not be completed";
        };
    }
}
