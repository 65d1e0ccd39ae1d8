package io.chatflow.evaluate;

import io.chatflow.retrieval.Embeddings;
import io.chatflow.retrieval.HybridIndex;
import io.chatflow.retrieval.HybridIndex.Found;
import io.chatflow.retrieval.HybridIndex.Text;
import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Indexes the documents of one file and looks for what each question of another needs.
final class RetrievalEvaluation {

    private static final int RANKED = 10;

    private final Options options;
    private final Embeddings embeddings;

    RetrievalEvaluation(Options options, Embeddings embeddings) {
        this.options = options;
        this.embeddings = embeddings;
    }

    record Item(
            String id, String title, String body, @Nullable Instant updatedAt) {}

    record Query(String query, List<String> relevant) {}

    record Ranking(List<String> ranked) {}

    Map<String, Object> retrieval() throws IOException {
        var texts = JsonLines.read(options.train(), Item.class).stream()
                .map(item -> new Text(
                        item.id(),
                        Objects.requireNonNullElse(item.title(), ""),
                        Objects.requireNonNullElse(item.body(), ""),
                        item.updatedAt()))
                .toList();
        var rankings = new ArrayList<Ranking>();
        var first = new Share();
        var firstThree = new Share();
        double reciprocal = 0;
        var queries = JsonLines.read(options.test(), Query.class);
        var index = HybridIndex.of(texts, "en", embeddings);
        for (var query : queries) {
            var ranked =
                    index.search(query.query(), RANKED).stream().map(Found::id).toList();
            rankings.add(new Ranking(ranked));
            int rank = rank(ranked, query.relevant());
            first.count(rank == 1);
            firstThree.count(rank >= 1 && rank <= 3);
            reciprocal += rank == 0 ? 0 : 1.0 / rank;
        }
        if (options.predictions() != null) {
            JsonLines.write(options.predictions(), rankings);
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("hit1", first.value());
        result.put("hit3", firstThree.value());
        result.put("mrr10", queries.isEmpty() ? 0 : reciprocal / queries.size());
        return result;
    }

    /// From 1; 0 when nothing that is needed was found.
    private static int rank(List<String> ranked, List<String> relevant) {
        for (int i = 0; i < ranked.size(); i++) {
            if (relevant.contains(ranked.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }
}
