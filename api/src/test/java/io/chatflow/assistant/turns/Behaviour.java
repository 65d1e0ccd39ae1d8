package io.chatflow.assistant.turns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of the files in `assistant/behaviours`, whose README explains them. `steps` are messages that are written
/// without waiting for an answer.
record Behaviour(String place, String who, List<List<String>> steps, List<String> wanted) {

    private static final List<String> FILES = List.of(
            "orders",
            "named",
            "people",
            "manners",
            "articles",
            "products",
            "recommendations",
            "customers",
            "follow-ups",
            "hostile",
            "odd");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^}]+)}");
    private static final Pattern CODE_POINT = Pattern.compile("\\\\u(\\p{XDigit}{4})");

    static List<Behaviour> all() {
        return FILES.stream().flatMap(name -> in(name).stream()).toList();
    }

    static List<Behaviour> in(String name) {
        try (var stream = Behaviour.class.getResourceAsStream("/assistant/behaviours/" + name + ".txt")) {
            var lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var found = new ArrayList<Behaviour>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                    found.add(of(name + ".txt:" + (i + 1), lines.get(i)));
                }
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Behaviour of(String place, String line) {
        var parts = line.split(" \\| ");
        var steps = Arrays.stream(parts[1].split(" >> "))
                .map(step -> Arrays.stream(step.split(" \\+\\+ "))
                        .map(Behaviour::spelledOut)
                        .toList())
                .toList();
        return new Behaviour(
                place,
                parts[0].strip(),
                steps,
                Arrays.stream(parts[2].split(";")).map(String::strip).toList());
    }

    private static String spelledOut(String message) {
        var repeated = REPEATED.matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
        return CODE_POINT
                .matcher(repeated)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }

    /// With the numbers of orders that there are, in the places of 1002 (hers) and 2001 (a stranger's).
    Behaviour with(String hers, String strangers) {
        UnaryOperator<String> numbered = text -> text.replace("1002", hers).replace("2001", strangers);
        return new Behaviour(
                place,
                who,
                steps.stream().map(step -> step.stream().map(numbered).toList()).toList(),
                wanted.stream().map(numbered).toList());
    }

    @Override
    public String toString() {
        var messages = String.join(
                " >> ", steps.stream().map(step -> String.join(" ++ ", step)).toList());
        return place + " " + who + ": " + (messages.length() <= 80 ? messages : messages.substring(0, 80) + "…");
    }
}
