package io.chatflow.assistant.taught;

import io.chatflow.assistant.taught.Category.Action;
import io.chatflow.assistant.taught.Category.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Categories with examples to begin with, which come with the product (`assistant/intents/*.txt`: a name in brackets,
/// and below it an example in each line).
enum CategorySet {
    ecommerce,
    streaming,
    billing;

    private final List<CategoryDraft> categories = read("/assistant/intents/" + name() + ".txt");

    static Optional<CategorySet> named(String name) {
        return List.of(values()).stream().filter(set -> set.name().equals(name)).findFirst();
    }

    List<CategoryDraft> categories() {
        return categories;
    }

    int examples() {
        return categories.stream().mapToInt(one -> one.examples().size()).sum();
    }

    private static List<CategoryDraft> read(String resource) {
        var drafts = new ArrayList<CategoryDraft>();
        for (var line : ExampleFile.lines(resource)) {
            if (line.startsWith("[")) {
                drafts.add(new CategoryDraft(
                        line.substring(1, line.length() - 1), new ArrayList<>(), new Action(Type.search, null, null)));
            } else {
                drafts.getLast().examples().add(line);
            }
        }
        return List.copyOf(drafts);
    }
}
