package io.chatflow.assistant.versions;

import io.chatflow.assistant.versions.Background.Read;
import io.chatflow.retrieval.Embeddings;
import io.chatflow.understanding.Example;
import io.chatflow.understanding.TextClassifier;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// How well a training does on what it was not shown, by leaving out a fifth at a time. `accuracy`: the share of
/// examples that the others put into the right class, absent where no class has two. `threshold`: the score from which
/// on it is believed.
record Fit(@Nullable Double accuracy, double threshold) {

    private static final int FOLDS = 5;
    /// At most this share of what belongs to a class is refused …
    private static final double FALSE_REFUSALS = 0.05;
    /// … unless more of what belongs to none than this would be believed: what is not believed is still searched for.
    private static final double FALSE_BELIEFS = 0.02;

    private static final double LEAST = 0.5;
    private static final double MOST = 0.85;

    static Fit of(Embeddings embeddings, List<Read> examples) {
        var folds = folds(examples);
        var known = new ArrayList<Double>();
        var unknown = new ArrayList<Double>();
        int right = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            var shown = part(examples, folds, fold, false);
            var held = part(examples, folds, fold, true);
            var shownLabels = shown.stream().map(one -> one.example().label()).toList();
            if (shownLabels.stream().allMatch(TextClassifier.OUT_OF_SCOPE::equals)) {
                continue;
            }
            var judged = trained(embeddings, shown)
                    .judge(
                            held.stream().map(one -> one.example().text()).toList(),
                            held.stream().map(Read::meaning).toList());
            for (int at = 0; at < held.size(); at++) {
                var label = held.get(at).example().label();
                if (label.equals(TextClassifier.OUT_OF_SCOPE)) {
                    unknown.add(judged.get(at).score());
                } else if (shownLabels.contains(label)) {
                    known.add(judged.get(at).score());
                    right += judged.get(at).label().equals(label) ? 1 : 0;
                }
            }
        }
        return new Fit(
                known.isEmpty() ? null : (double) right / known.size(),
                Math.clamp(
                        Math.max(quantile(known, FALSE_REFUSALS), quantile(unknown, 1 - FALSE_BELIEFS)), LEAST, MOST));
    }

    static TextClassifier trained(Embeddings embeddings, List<Read> examples) {
        return TextClassifier.train(
                embeddings,
                examples.stream().map(Read::example).toList(),
                examples.stream().map(Read::meaning).toList());
    }

    /// The examples of a class are dealt out in turn.
    private static int[] folds(List<Read> examples) {
        var counts = new HashMap<String, Integer>();
        return examples.stream()
                .map(Read::example)
                .map(Example::label)
                .mapToInt(label -> counts.merge(label, 1, Integer::sum) % FOLDS)
                .toArray();
    }

    private static List<Read> part(List<Read> examples, int[] folds, int fold, boolean held) {
        return IntStream.range(0, folds.length)
                .filter(at -> (folds[at] == fold) == held)
                .mapToObj(examples::get)
                .toList();
    }

    private static double quantile(List<Double> scores, double share) {
        var sorted = scores.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }
}
