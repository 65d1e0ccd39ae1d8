package io.chatflow.evaluate;

import io.chatflow.understanding.Example;
import io.chatflow.understanding.TextClassifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/// Draws a few examples of each class, the same for the same seed. What is out of scope is no class and stays whole.
final class Shots {

    private Shots() {}

    static List<Example> draw(List<Example> examples, int shots, long seed) {
        if (shots <= 0) {
            return examples;
        }
        var shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(seed));
        var taken = new LinkedHashMap<String, Integer>();
        return shuffled.stream()
                .filter(example -> example.label().equals(TextClassifier.OUT_OF_SCOPE)
                        || taken.merge(example.label(), 1, Integer::sum) <= shots)
                .toList();
    }
}
