package io.chatflow.bench;

import java.util.Collection;

final class Median {

    private Median() {}

    static double of(Collection<? extends Number> values) {
        var sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
