package io.chatflow.evaluate;

import io.chatflow.retrieval.Embeddings;
import io.chatflow.understanding.Example;
import io.chatflow.understanding.Judgement;
import io.chatflow.understanding.Refusal;
import io.chatflow.understanding.TextClassifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Trains on one file, fits the refusal on another, judges a third.
final class ClassifierEvaluation {

    private final Options options;
    private final TextClassifier classifier;

    ClassifierEvaluation(Options options, Embeddings embeddings) throws IOException {
        this.options = options;
        var examples = Shots.draw(JsonLines.read(options.train(), Example.class), options.shots(), options.seed());
        if (examples.isEmpty()) {
            throw new IllegalArgumentException(options.train() + " holds no example.");
        }
        this.classifier = TextClassifier.train(embeddings, examples);
    }

    /// `candidate` is the best class whatever its score, `predicted` the one that is believed.
    record Prediction(String predicted, String candidate, double score) {}

    Map<String, Object> intent() throws IOException {
        var test = JsonLines.read(options.test(), Example.class);
        var refusal = refusal();
        var judged = judged(test);
        var predictions = judged.stream()
                .map(judgement -> new Prediction(
                        refusal.refuses(judgement) ? TextClassifier.OUT_OF_SCOPE : judgement.label(),
                        judgement.label(),
                        judgement.score()))
                .toList();
        write(predictions);
        var inScope = new Share();
        var accuracy = new Share();
        var outOfScope = new Share();
        var refused = new Share();
        for (int i = 0; i < test.size(); i++) {
            var label = test.get(i).label();
            var prediction = predictions.get(i);
            accuracy.count(prediction.predicted().equals(label));
            if (isOutOfScope(test.get(i))) {
                outOfScope.count(prediction.predicted().equals(label));
            } else {
                inScope.count(prediction.candidate().equals(label));
                refused.count(prediction.predicted().equals(TextClassifier.OUT_OF_SCOPE));
            }
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("accuracy", accuracy.value());
        result.put("inScopeAccuracy", inScope.value());
        result.put("oosRecall", outOfScope.value());
        result.put("falseRefusal", refused.value());
        return result;
    }

    Map<String, Object> sentiment() throws IOException {
        var test = JsonLines.read(options.test(), Example.class);
        var judged = judged(test);
        write(judged.stream()
                .map(judgement -> new Prediction(judgement.label(), judgement.label(), judgement.score()))
                .toList());
        var byLabel = new LinkedHashMap<String, Share>();
        for (int i = 0; i < test.size(); i++) {
            var label = test.get(i).label();
            byLabel.computeIfAbsent(label, name -> new Share())
                    .count(judged.get(i).label().equals(label));
        }
        return Map.of(
                "macroRecall",
                byLabel.values().stream().mapToDouble(Share::value).average().orElse(0));
    }

    private Refusal refusal() throws IOException {
        if (options.validation() == null) {
            return Refusal.NEVER;
        }
        var known = JsonLines.read(options.validation(), Example.class).stream()
                .filter(example -> !isOutOfScope(example))
                .toList();
        return Refusal.fitted(judged(known).stream().map(Judgement::score).toList());
    }

    private List<Judgement> judged(List<Example> examples) {
        return classifier.judge(examples.stream().map(Example::text).toList());
    }

    private void write(List<Prediction> predictions) throws IOException {
        if (options.predictions() != null) {
            JsonLines.write(options.predictions(), new ArrayList<>(predictions));
        }
    }

    private static boolean isOutOfScope(Example example) {
        return example.label().equals(TextClassifier.OUT_OF_SCOPE);
    }
}
