package io.chatflow.assistant.taught;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problem.Fault;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/// All that is said of a category.
@Introspected
record CategoryDraft(@Nullable String name, @Nullable List<String> examples, Category.@Nullable Action action) {

    static final int MOST_EXAMPLES = 200;
    static final int LONGEST_EXAMPLE = 300;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_WORDS = 2000;

    /// Throws `validation_failed` with a pointer to each fault.
    CategoryDraft checked() {
        var faults = new ArrayList<Fault>();
        text("/name", name, LONGEST_NAME, faults);
        if (examples == null || examples.size() > MOST_EXAMPLES) {
            faults.add(new Fault("/examples", "a list of at most " + MOST_EXAMPLES));
        } else {
            for (int at = 0; at < examples.size(); at++) {
                text("/examples/" + at, examples.get(at), LONGEST_EXAMPLE, faults);
            }
        }
        if (action == null || action.type() == null) {
            faults.add(new Fault("/action/type", "one of search, article, say, hand_off"));
        } else if (action.type() == Category.Type.say) {
            text("/action/text", action.text(), LONGEST_WORDS, faults);
        } else if (action.type() == Category.Type.article && action.articleId() == null) {
            faults.add(new Fault("/action/articleId", "is required"));
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return this;
    }

    /// What belongs to another type of action is dropped.
    Category.Action cleanAction() {
        var type = action.type();
        return new Category.Action(
                type,
                type == Category.Type.article ? action.articleId() : null,
                type == Category.Type.say ? action.text() : null);
    }

    List<String> cleanExamples() {
        return examples.stream().map(String::strip).distinct().toList();
    }

    private static void text(String place, @Nullable String text, int longest, List<Fault> faults) {
        if (text == null || text.isBlank() || text.length() > longest || !Texts.isStorable(text)) {
            faults.add(new Fault(place, "a text of 1 to " + longest + " characters"));
        }
    }
}
