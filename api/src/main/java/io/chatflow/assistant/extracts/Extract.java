package io.chatflow.assistant.extracts;

import io.chatflow.assistant.extracts.Block.Items;
import io.chatflow.assistant.extracts.Block.Prose;
import io.chatflow.assistant.extracts.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The part of a passage that answers a question: one to three sentences, a list, or the rows of a table, in the
/// Markdown of messages, which has no tables. Nothing is said that does not stand there.
public final class Extract {

    /// In characters. A passage of this length is told whole.
    private static final int SHORT = 320;

    private static final int LONGEST_LIST = 600;

    /// A sentence may be as long as this.
    private static final int LONGEST = 900;
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_ITEMS = 8;

    /// Of two runs of sentences that say as much, the shorter one.
    private static final double COST_OF_SENTENCE = 0.01;

    private static final String MORE = "…";

    private final List<Block> blocks;
    private final Weights weights;

    private Extract(List<Block> blocks, Weights weights) {
        this.blocks = blocks;
        this.weights = weights;
    }

    /// A run of a block's sentences; all of another block.
    private record Part(int block, int from, int to, double score) {}

    /// `asked`: the folded words of the question that say something; `title`: what the passage is about.
    public static String of(String text, String title, List<String> asked) {
        var blocks = Block.in(text);
        if (blocks.isEmpty()) {
            return "";
        }
        var units = blocks.stream().flatMap(block -> block.units().stream()).toList();
        var extract = new Extract(blocks, new Weights(asked, title, units));
        return shortened(text.length() <= SHORT ? extract.whole() : extract.best());
    }

    private String whole() {
        return blocks.stream().map(this::written).collect(Collectors.joining("\n\n"));
    }

    private String best() {
        var best = IntStream.range(0, blocks.size())
                .boxed()
                .flatMap(block -> parts(block).stream())
                .reduce((one, other) -> other.score() > one.score() ? other : one)
                .orElseThrow();
        return switch (blocks.get(best.block())) {
            case Prose(var sentences) -> withList(written(sentences, best), best.block() + 1);
            case Items items -> lead(best.block()) + written(items);
            case Table table -> lead(best.block()) + written(table);
        };
    }

    private List<Part> parts(int block) {
        return switch (blocks.get(block)) {
            case Prose(var sentences) -> runs(block, sentences);
            case Items items -> List.of(all(block, items));
            case Table table -> List.of(all(block, table));
        };
    }

    private Part all(int block, Block list) {
        return new Part(block, 0, 1, weights.of(String.join(" ", list.units())) - COST_OF_SENTENCE);
    }

    private List<Part> runs(int block, List<String> sentences) {
        var runs = new ArrayList<Part>();
        for (int from = 0; from < sentences.size(); from++) {
            for (int to = from + 1; to <= Math.min(sentences.size(), from + MOST_SENTENCES); to++) {
                var text = String.join(" ", sentences.subList(from, to));
                if (to == from + 1 || text.length() <= SHORT) {
                    runs.add(new Part(block, from, to, weights.of(text) - COST_OF_SENTENCE * (to - from)));
                }
            }
        }
        return runs;
    }

    /// What follows belongs to it as far as there is room, else what stands before.
    private static String written(List<String> sentences, Part run) {
        int from = run.from();
        int to = run.to();
        while (to - from < MOST_SENTENCES && to < sentences.size() && length(sentences, from, to + 1) <= SHORT) {
            to++;
        }
        while (to - from < MOST_SENTENCES && from > 0 && length(sentences, from - 1, to) <= SHORT) {
            from--;
        }
        return String.join(" ", sentences.subList(from, to));
    }

    private static int length(List<String> sentences, int from, int to) {
        return sentences.subList(from, to).stream()
                .mapToInt(sentence -> sentence.length() + 1)
                .sum();
    }

    /// With the list or table that it ends with a colon for.
    private String withList(String said, int next) {
        return next < blocks.size() && leads(said) && !(blocks.get(next) instanceof Prose)
                ? said + "\n\n" + written(blocks.get(next))
                : said;
    }

    private String lead(int block) {
        return block > 0 && blocks.get(block - 1) instanceof Prose(var sentences) && leads(sentences.getLast())
                ? sentences.getLast() + "\n\n"
                : "";
    }

    private static boolean leads(String said) {
        return said.endsWith(":") || said.endsWith("：");
    }

    private String written(Block block) {
        return switch (block) {
            case Prose(var sentences) -> String.join(" ", sentences);
            case Items(var lines) -> listed(lines);
            case Table(var head, var rows) ->
                listed(meant(rows).stream().map(row -> line(head, row)).toList());
        };
    }

    /// The rows that say the most of the question; all where they say the same.
    private List<List<String>> meant(List<List<String>> rows) {
        double most = rows.stream().mapToDouble(this::score).max().orElse(0);
        return rows.stream().filter(row -> score(row) >= most).toList();
    }

    private double score(List<String> row) {
        return weights.of(String.join(Block.CELL, row));
    }

    /// `- **France** – How long: 2–3 days · What it costs: 4.90 €`
    private static String line(List<String> head, List<String> row) {
        var named = head.size() > 2;
        var cells = IntStream.range(1, row.size())
                .filter(at -> !row.get(at).isEmpty())
                .mapToObj(at -> named && at < head.size() && !head.get(at).isEmpty()
                        ? head.get(at) + ": " + row.get(at)
                        : row.get(at))
                .collect(Collectors.joining(" · "));
        var first = row.getFirst().replaceAll("[\\[\\]<>*_`]", "").strip();
        return "- " + (first.isEmpty() ? cells : "**" + first + "**" + (cells.isEmpty() ? "" : " – " + cells));
    }

    private static String listed(List<String> lines) {
        var shown = new ArrayList<String>();
        int length = 0;
        for (var line : lines) {
            length += line.length() + 1;
            if (!shown.isEmpty() && (shown.size() == MOST_ITEMS || length > LONGEST_LIST)) {
                return String.join("\n", shown) + "\n" + MORE;
            }
            shown.add(line);
        }
        return String.join("\n", shown);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        int end = space > 0 ? space : text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1);
        return text.substring(0, end).strip() + " " + MORE;
    }
}
