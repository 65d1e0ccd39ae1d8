package io.chatflow.assistant.versions;

import io.chatflow.assistant.Taught;
import io.chatflow.assistant.VersionId;
import io.chatflow.understanding.TextClassifier;
import java.util.List;
import java.util.Map;

/// A trained version at work. `threshold` is the fitted one; `examples` counts what it was trained from.
public record IntentModel(
        VersionId id,
        int number,
        double threshold,
        TextClassifier classifier,
        Map<String, Label> labels,
        int examples) {

    private static final int LONGEST = 2000;

    /// From here on a text says the same as an example: what was taught for just this is beyond doubt, however few
    /// examples its class has.
    private static final double THE_SAME = 0.98;

    /// The label that fits best, however little it fits.
    public Taught judge(String text) {
        var shown = text.substring(0, Math.min(text.length(), LONGEST));
        var judged = classifier.judge(List.of(shown)).getFirst();
        var label = labels.get(judged.label());
        return new Taught(
                judged.label(),
                label.name(),
                judged.nearest() >= THE_SAME ? 1 : judged.score(),
                threshold,
                number,
                label.action().act());
    }
}
