package io.chatflow.retrieval.endpoint;

import io.chatflow.retrieval.Embeddings;
import io.chatflow.retrieval.ranking.Scale;
import java.util.List;

/// The meaning of a question as vectors of length 1, and how their cosines are to be read. `parts` are those of a long
/// question; none of another.
public record Meant(float[] whole, List<float[]> parts, Scale scale) {

    public Meant(float[] whole, Scale scale) {
        this(whole, List.of(), scale);
    }

    /// How near a passage is: to the whole, and of a long question as much to the part that it answers best.
    public double similarity(float[] passage) {
        double whole = Embeddings.similarity(this.whole, passage);
        double best = parts.stream()
                .mapToDouble(part -> Embeddings.similarity(part, passage))
                .max()
                .orElse(whole);
        return scale.of((whole + best) / 2);
    }
}
