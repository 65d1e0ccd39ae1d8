package io.chatflow.understanding;

import io.chatflow.retrieval.Embeddings;
import io.chatflow.understanding.LogisticRegression.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sorts texts into the classes of its examples, by what they mean and by the words they use.
public final class TextClassifier {

    /// The label of examples that belong to no class.
    public static final String OUT_OF_SCOPE = "oos";

    private static final float TERMS_SHARE = 0.3f;
    private static final Training TRAINING = new Training(15, 0.2f, 1);
    private static final float NEAREST_SHARE = 0.5f;

    private final Embeddings embeddings;
    private final Vocabulary vocabulary;
    private final LogisticRegression regression;
    private final List<String> labels;
    private final List<float[]> examples;
    private final int[] labelsOfExamples;

    private TextClassifier(
            Embeddings embeddings,
            Vocabulary vocabulary,
            LogisticRegression regression,
            List<String> labels,
            List<float[]> examples,
            int[] labelsOfExamples) {
        this.embeddings = embeddings;
        this.vocabulary = vocabulary;
        this.regression = regression;
        this.labels = labels;
        this.examples = examples;
        this.labelsOfExamples = labelsOfExamples;
    }

    /// Seconds for ten thousand examples, most of them for the embeddings. A class counts the more, the rarer it is:
    /// those who complain are few. At least one example.
    public static TextClassifier train(Embeddings embeddings, List<Example> examples) {
        return train(
                embeddings,
                examples,
                embeddings.ofAll(examples.stream().map(Example::text).toList()));
    }

    /// The same where the meaning of each example is known.
    public static TextClassifier train(Embeddings embeddings, List<Example> examples, List<float[]> meanings) {
        var texts = examples.stream().map(Example::text).toList();
        var labels = examples.stream().map(Example::label).distinct().sorted().toList();
        var vocabulary = Vocabulary.of(texts);
        var features = new ArrayList<Features>();
        var wanted = new int[texts.size()];
        var counts = new float[labels.size()];
        for (int i = 0; i < wanted.length; i++) {
            features.add(vocabulary.features(texts.get(i), meanings.get(i), TERMS_SHARE));
            wanted[i] = labels.indexOf(examples.get(i).label());
            counts[wanted[i]]++;
        }
        var importance = new float[counts.length];
        for (int c = 0; c < counts.length; c++) {
            importance[c] = wanted.length / (counts[c] * counts.length);
        }
        var regression = LogisticRegression.train(features, wanted, importance, vocabulary.size(), TRAINING);
        return new TextClassifier(embeddings, vocabulary, regression, labels, meanings, wanted);
    }

    /// In the order of the texts. The label of what is out of scope is never the answer; what speaks for it lowers the
    /// score.
    public List<Judgement> judge(List<String> texts) {
        return judge(texts, embeddings.ofAll(texts));
    }

    /// The same where the meaning of each text is known.
    public List<Judgement> judge(List<String> texts, List<float[]> meanings) {
        var judged = new Judgement[texts.size()];
        Arrays.parallelSetAll(judged, i -> judge(texts.get(i), meanings.get(i)));
        return List.of(judged);
    }

    /// How probable each class is, by its label; together 1.
    public Map<String, Double> probabilities(String text) {
        var features = vocabulary.features(text, embeddings.of(text), TERMS_SHARE);
        var probabilities = regression.probabilities(features);
        var named = new LinkedHashMap<String, Double>();
        for (int c = 0; c < probabilities.length; c++) {
            named.put(labels.get(c), (double) probabilities[c]);
        }
        return named;
    }

    private Judgement judge(String text, float[] meaning) {
        var probabilities = regression.probabilities(vocabulary.features(text, meaning, TERMS_SHARE));
        int best = -1;
        for (int c = 0; c < probabilities.length; c++) {
            if (!labels.get(c).equals(OUT_OF_SCOPE) && (best < 0 || probabilities[c] > probabilities[best])) {
                best = c;
            }
        }
        float near = Math.max(0, nearest(meaning, best));
        return new Judgement(labels.get(best), (1 - NEAREST_SHARE) * probabilities[best] + NEAREST_SHARE * near, near);
    }

    /// How near the nearest example of the class is: a text unlike all examples can still fall clearly on one side.
    private float nearest(float[] meaning, int label) {
        float nearest = -1;
        for (int i = 0; i < labelsOfExamples.length; i++) {
            if (labelsOfExamples[i] == label) {
                nearest = Math.max(nearest, Embeddings.similarity(meaning, examples.get(i)));
            }
        }
        return nearest;
    }
}
