package io.chatflow.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Multinomial logistic regression, trained by AdaGrad (Duchi, Hazan, Singer 2011): one pass over the examples after
/// the other, each feature with a step of its own that shrinks the more the feature has learnt.
final class LogisticRegression {

    private static final float TINY = 1e-6f;

    private final int classes;
    private final int meanings;
    /// By feature, then by class: the inner loops run over the classes. The last row is the bias.
    private final float[][] weights;

    private LogisticRegression(int classes, int meanings, int terms) {
        this.classes = classes;
        this.meanings = meanings;
        this.weights = new float[meanings + terms + 1][classes];
    }

    /// `step` is the first learning rate.
    record Training(int passes, float step, long seed) {}

    /// `importance` weighs the classes.
    static LogisticRegression train(
            List<Features> examples, int[] labels, float[] importance, int terms, Training training) {
        int meanings = examples.getFirst().meaning().length;
        var model = new LogisticRegression(importance.length, meanings, terms);
        var learnt = new float[model.weights.length][importance.length];
        var order = new ArrayList<Integer>();
        for (int i = 0; i < labels.length; i++) {
            order.add(i);
        }
        var random = new Random(training.seed());
        var scores = new float[importance.length];
        for (int pass = 0; pass < training.passes(); pass++) {
            Collections.shuffle(order, random);
            for (int i : order) {
                model.learn(examples.get(i), labels[i], importance[labels[i]], training, learnt, scores);
            }
        }
        return model;
    }

    /// How probable each class is; together 1.
    float[] probabilities(Features features) {
        var scores = new float[classes];
        score(features, scores);
        softmax(scores);
        return scores;
    }

    private void learn(
            Features example, int label, float importance, Training training, float[][] learnt, float[] scores) {
        score(example, scores);
        softmax(scores);
        scores[label] -= 1;
        for (int c = 0; c < classes; c++) {
            scores[c] *= importance;
        }
        for (int i = 0; i < meanings; i++) {
            step(i, example.meaning()[i], scores, training, learnt);
        }
        for (int i = 0; i < example.terms().length; i++) {
            step(meanings + example.terms()[i], example.weights()[i], scores, training, learnt);
        }
        step(weights.length - 1, 1, scores, training, learnt);
    }

    private void step(int row, float value, float[] errors, Training training, float[][] learnt) {
        var weight = weights[row];
        var sum = learnt[row];
        float rate = training.step();
        for (int c = 0; c < classes; c++) {
            float gradient = errors[c] * value;
            sum[c] += gradient * gradient;
            weight[c] -= rate * gradient / (float) Math.sqrt(sum[c] + TINY);
        }
    }

    private void score(Features features, float[] scores) {
        System.arraycopy(weights[weights.length - 1], 0, scores, 0, classes);
        for (int i = 0; i < meanings; i++) {
            add(weights[i], features.meaning()[i], scores);
        }
        for (int i = 0; i < features.terms().length; i++) {
            add(weights[meanings + features.terms()[i]], features.weights()[i], scores);
        }
    }

    private static void add(float[] row, float value, float[] scores) {
        for (int c = 0; c < scores.length; c++) {
            scores[c] += row[c] * value;
        }
    }

    private static void softmax(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        float sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) Math.exp(scores[c] - most);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }
}
