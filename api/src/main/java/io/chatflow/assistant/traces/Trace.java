package io.chatflow.assistant.traces;

import io.chatflow.assistant.Reading;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// Why an answer is as it is. Ids and numbers only. `topic` is what the question was answered as; `reading` how it was
/// understood; `looked` what was asked for, in order (`orders`, `carts` …); `orders` and `products` the external ids of
/// what was found; `checks` what held of the answer; `millis` how long the engine took.
public record Trace(
        String engine,
        String topic,
        @Nullable String handOff,
        @Nullable Reading reading,
        List<String> looked,
        List<Seen> passages,
        List<String> orders,
        List<String> products,
        List<Check> checks,
        double millis) {

    /// A passage that was found, the best first, with what speaks for it (see `retrieval.Passage`). `cited`: the answer
    /// quotes its article.
    public record Seen(
            ArticleId article,
            int place,
            double coverage,
            double similarity,
            double score,
            double sureness,
            boolean cited) {}

    /// `figures`: every number of three digits and more stands in a source or in the question.
    public record Check(String name, boolean passed) {}
}
