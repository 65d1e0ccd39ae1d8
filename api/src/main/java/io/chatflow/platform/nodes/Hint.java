package io.chatflow.platform.nodes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One line: who says it, what kind, and ids.
record Hint(String node, String kind, List<String> words) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_:.-]{1,130}");
    private static final int WORDS_AT_MOST = 1_000;

    String text() {
        return node + " " + kind + " " + String.join(" ", words);
    }

    /// Empty for whatever is not one of ours.
    static Optional<Hint> parse(String text) {
        var parts = List.of(text.split(" "));
        return parts.size() < 3
                        || parts.size() > WORDS_AT_MOST
                        || !parts.stream().allMatch(part -> WORD.matcher(part).matches())
                ? Optional.empty()
                : Optional.of(new Hint(parts.get(0), parts.get(1), parts.subList(2, parts.size())));
    }
}
