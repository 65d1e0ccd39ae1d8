package io.chatflow.assistant.traces;

import io.chatflow.assistant.Reading;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// Why an answer is as it is. Ids and numbers only. `topic` is what the question was answered as; `reading` how it was
/// understood; `taught` what it was by what the tenant taught; `looked` what was asked for, in order (`orders`, `carts`
/// …); `orders` and `products` the external ids of what was found; `suggested`
/// what spoke for the products that were suggested (absent in old traces); `checks` what held of the answer; `millis`
/// how long
/// the engine took.
public record Trace(
        String engine,
        String topic,
        @Nullable String handOff,
        @Nullable Reading reading,
        @Nullable Recognised taught,
        List<String> looked,
        List<Seen> passages,
        List<String> orders,
        List<String> products,
        @Nullable List<Suggested> suggested,
        List<Check> checks,
        double millis) {

    /// The label that fitted best (the id of a category or of an article), from which score on it is believed, and the
    /// number of the training.
    public record Recognised(String label, double score, double threshold, boolean believed, int version) {}

    /// `product` and `cause` are external ids, `signal` is one of `commerce.Suggestion`.
    public record Suggested(
            String product, String signal, @Nullable String cause) {}

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

    /// Whether all that the answer has of a kind (`links`, `dates`, `amounts`, `names`, `numbers`) stands in a source;
    /// `count` is how many there are.
    public record Check(String name, int count, boolean passed) {}

    /// How surely the best passage answers; 0 where none was found.
    public double sureness() {
        return passages.stream().mapToDouble(Seen::sureness).max().orElse(0);
    }

    public List<ArticleId> cited() {
        return passages.stream()
                .filter(Seen::cited)
                .map(Seen::article)
                .distinct()
                .toList();
    }
}
