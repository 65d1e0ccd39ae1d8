package io.chatflow.assistant.extracts;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A block of a passage's plain text, as the knowledge base writes it: items begin with `- ` or `1. `, cells stand
/// between ` | `, an empty line stands between blocks.
sealed interface Block {

    Pattern ITEM = Pattern.compile("(?:-|\\d{1,9}\\.) .*");
    String CELL = " | ";

    /// Sentences, each without the space behind it.
    record Prose(List<String> sentences) implements Block {}

    /// Items with their marks.
    record Items(List<String> lines) implements Block {}

    record Table(List<String> head, List<List<String>> rows) implements Block {}

    /// What can be chosen of it by itself.
    default List<String> units() {
        return switch (this) {
            case Prose(var sentences) -> sentences;
            case Items(var lines) -> lines;
            case Table(var head, var rows) -> {
                var units = new ArrayList<>(List.of(String.join(CELL, head)));
                rows.forEach(row -> units.add(String.join(CELL, row)));
                yield units;
            }
        };
    }

    static List<Block> in(String text) {
        return Arrays.stream(text.split("\n\\s*\n"))
                .filter(block -> !block.isBlank())
                .map(block -> block(block.strip()))
                .toList();
    }

    private static Block block(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        var rows = lines.stream().map(Block::cells).toList();
        if (isTable(rows)) {
            return new Table(rows.getFirst(), rows.subList(1, rows.size()));
        }
        return ITEM.matcher(lines.getFirst()).matches() ? new Items(items(lines)) : new Prose(sentences(lines));
    }

    /// The knowledge base gives each row as many cells as the head has; lines in which somebody wrote a `|` differ.
    private static boolean isTable(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        return rows.size() > 1 && columns > 1 && rows.stream().allMatch(row -> row.size() == columns);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    /// A line that begins no item goes on with the one before it.
    private static List<String> items(List<String> lines) {
        var items = new ArrayList<String>();
        for (var line : lines) {
            if (items.isEmpty() || ITEM.matcher(line).matches()) {
                items.add(line);
            } else {
                items.add(items.removeLast() + " " + line.strip());
            }
        }
        return items;
    }

    private static List<String> sentences(List<String> lines) {
        var sentences = new ArrayList<String>();
        for (var line : lines) {
            var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
            breaks.setText(line);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                sentences.add(line.substring(start, end).strip());
            }
        }
        return sentences;
    }
}
