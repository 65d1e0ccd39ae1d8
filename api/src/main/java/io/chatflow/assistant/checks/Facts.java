package io.chatflow.assistant.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.commerce.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// All that sources say that can be checked: amounts of money, days, numbers of things (orders, parcels …), addresses
/// of pages, how many there are of what, and every other number.
public final class Facts {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern POINT_IN_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\S+Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NAME = Pattern.compile("(?=.*\\d)\\S{3,60}");

    private final ObjectMapper json;
    private final Set<Money> amounts = new LinkedHashSet<>();
    private final Set<LocalDate> days = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> addresses = new LinkedHashSet<>();
    private final Set<String> numbers = new LinkedHashSet<>();
    private final Set<String> counts = new LinkedHashSet<>();
    private final StringBuilder said = new StringBuilder();

    /// `json` writes data as clients see it.
    public Facts(ObjectMapper json) {
        this.json = json;
    }

    /// Data that was looked up: one thing, or a list of things.
    public Facts add(Object found) {
        read(json.valueToTree(found));
        return this;
    }

    /// A text that may be quoted.
    public Facts addText(String text) {
        Written.addresses(text).forEach(addresses::add);
        LINK.matcher(text).results().forEach(found -> addresses.add(found.group(1)));
        said.append(Written.plain(text)).append('\n');
        return addNumbers(text);
    }

    /// A text whose numbers may be said again, and nothing else of it.
    public Facts addNumbers(String text) {
        numbers(text);
        numbers(Written.plain(text));
        return this;
    }

    Set<Money> amounts() {
        return amounts;
    }

    Set<LocalDate> days() {
        return days;
    }

    Set<String> names() {
        return names;
    }

    /// Whether this stands in a text, letter by letter.
    boolean says(String plain) {
        return said.indexOf(plain.strip()) >= 0;
    }

    boolean knowsAddress(String address) {
        return addresses.contains(address);
    }

    boolean knowsNumber(String number) {
        return numbers.contains(Written.value(number)) || counts.contains(number);
    }

    private void read(JsonNode node) {
        if (node.isArray()) {
            count(node);
            node.forEach(this::read);
        } else if (node.path("amountMinor").isIntegralNumber()
                && node.path("currency").isTextual()) {
            amount(new Money(
                    node.path("amountMinor").longValue(), node.path("currency").textValue()));
        } else if (node.isObject()) {
            node.forEach(this::read);
        } else if (node.isNumber()) {
            addNumbers(node.asText());
        } else if (node.isTextual()) {
            text(node.textValue());
        }
    }

    /// Any part of a list may be spoken of, and all its pieces together.
    private void count(JsonNode list) {
        long pieces = 0;
        for (var item : list) {
            pieces += item.path("quantity").asLong(0);
        }
        counts.add(String.valueOf(pieces));
        for (int part = 0; part <= list.size(); part++) {
            counts.add(String.valueOf(part));
        }
    }

    private void amount(Money money) {
        try {
            Money.digits(money.currency());
            amounts.add(money);
        } catch (IllegalArgumentException unknownCurrency) {
            addNumbers(String.valueOf(money.amountMinor()));
        }
    }

    private void text(String text) {
        if (POINT_IN_TIME.matcher(text).matches() || DAY.matcher(text).matches()) {
            day(text);
            names.add(text);
            return;
        }
        addText(text);
        if (NAME.matcher(text).matches()) {
            names.add(text.replaceFirst("^#+", ""));
        }
    }

    private void day(String text) {
        try {
            days.add(
                    text.length() == 10
                            ? LocalDate.parse(text)
                            : Instant.parse(text).atOffset(ZoneOffset.UTC).toLocalDate());
        } catch (DateTimeException looksLikeOne) {
            numbers(text);
        }
    }

    private void numbers(String text) {
        Written.NUMBER.matcher(text).results().forEach(found -> numbers.add(Written.value(found.group())));
    }
}
