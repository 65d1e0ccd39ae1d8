package io.chatflow.assistant.turns;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Mood;
import io.chatflow.assistant.Question.Said;
import io.chatflow.assistant.routes.Route;
import io.chatflow.commerce.CartView;
import io.chatflow.commerce.Money;
import io.chatflow.commerce.OrderView;
import io.chatflow.understanding.Entities;
import io.chatflow.understanding.Entity;
import io.chatflow.understanding.Entity.Amount;
import io.chatflow.understanding.Entity.Day;
import io.chatflow.understanding.Entity.Email;
import io.chatflow.understanding.Entity.OrderNumber;
import io.chatflow.understanding.Mention;
import io.chatflow.understanding.Sentiment.Feeling;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What staff should know when they take over: who asks, what was asked, what was tried, and what the shop says. A
/// private note; the shopper never sees it.
@Singleton
class Summary {

    private static final int ORDERS = 3;
    private static final int QUESTIONS = 3;
    private static final int NAMED = 6;
    private static final int LONGEST_QUESTION = 300;

    Map<String, Object> of(Questions.Asked asked, Answer answer, Route route, @Nullable Mood mood) {
        var orders = asked.sources().orders(ORDERS);
        var carts = asked.sources().carts().stream()
                .filter(cart -> !cart.emptied() && !cart.lines().isEmpty())
                .toList();
        var lines = new ArrayList<String>();
        lines.add("**Shopper:** " + shopper(asked));
        lines.add("**Asked:** " + questions(asked));
        named(asked, answer).ifPresent(named -> lines.add("**Names:** " + named));
        if (mood != null && mood.feeling() != Feeling.neutral) {
            lines.add("**Sounds:** " + mood.feeling() + (mood.worsening() ? ", not for the first time" : ""));
        }
        if (!answer.handOff().tried().isEmpty()) {
            lines.add("**Tried:** " + String.join(", ", answer.handOff().tried()));
        }
        orders.forEach(order -> lines.add("**Order:** " + order(order)));
        carts.forEach(cart -> lines.add("**Cart:** " + cart(cart)));
        var summary = new LinkedHashMap<String, Object>();
        summary.put("text", String.join("\n", lines));
        summary.put("reason", answer.handOff().reason().name());
        summary.put("topic", answer.topic());
        summary.put("tier", route.tier());
        summary.put("priority", route.priority().name());
        summary.put("orders", orders.stream().map(OrderView::number).toList());
        return summary;
    }

    private static String shopper(Questions.Asked asked) {
        var shopper = asked.question().shopper();
        var name = shopper.name() == null ? "no name given" : plain(shopper.name());
        return name + (shopper.proven() ? ", signed in" : ", not signed in") + (shopper.vip() ? ", VIP" : "");
    }

    private static List<String> lastSaid(Questions.Asked asked) {
        var said = new ArrayList<>(asked.question().earlier().stream()
                .filter(earlier -> !earlier.byAssistant())
                .map(Said::text)
                .toList());
        said.add(asked.question().text());
        return said.subList(Math.max(0, said.size() - QUESTIONS), said.size());
    }

    private static String questions(Questions.Asked asked) {
        return lastSaid(asked).stream()
                .map(Summary::plain)
                .map(text -> "“" + (text.length() > LONGEST_QUESTION ? text.substring(0, LONGEST_QUESTION) + "…" : text)
                        + "”")
                .collect(Collectors.joining(" · "));
    }

    /// What her last questions name. It is what she wrote, and proves nothing.
    private static Optional<String> named(Questions.Asked asked, Answer answer) {
        var language = answer.reading() == null
                ? asked.question().locale()
                : answer.reading().language();
        var code = Locale.forLanguageTag(language).getLanguage();
        var named = lastSaid(asked).stream()
                .flatMap(text -> Entities.in(text, code).stream())
                .map(Mention::entity)
                .distinct()
                .limit(NAMED)
                .map(Summary::named)
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", named));
    }

    private static String named(Entity entity) {
        return switch (entity) {
            case OrderNumber(var number) -> "#" + plain(number);
            case Email(var address) -> plain(address) + " (not proven)";
            case Amount(var value, var currencies) ->
                value.toPlainString()
                        + (currencies.size() == 1 ? " " + currencies.iterator().next() : "");
            case Day day -> String.join(" or ", day.dates()).replace("--", "");
        };
    }

    private static String order(OrderView order) {
        var parcels = order.shipments().stream()
                .map(shipment -> ", " + orElse(shipment.carrier(), "parcel") + " "
                        + orElse(shipment.trackingNumber(), "without a number"))
                .collect(Collectors.joining());
        return "#" + plain(order.number()).replaceFirst("^#+", "") + " " + plain(order.status()) + ", "
                + amount(order.total()) + parcels;
    }

    private static String cart(CartView cart) {
        return cart.lines().stream()
                        .limit(5)
                        .map(line -> line.quantity() + " × " + plain(line.title()))
                        .collect(Collectors.joining(", "))
                + (cart.total() == null ? "" : ", " + amount(cart.total()));
    }

    private static String amount(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    private static String orElse(String text, String other) {
        return text == null || text.isBlank() ? other : plain(text);
    }

    /// On one line and without the signs of Markdown: the note is drawn with them, and what others wrote is data there.
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\[\\]<>*_`]", "").strip();
    }
}
