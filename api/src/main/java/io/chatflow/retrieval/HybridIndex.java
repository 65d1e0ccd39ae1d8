package io.chatflow.retrieval;

import io.chatflow.retrieval.PassageIndex.Entry;
import io.chatflow.retrieval.ranking.Fusion;
import io.chatflow.retrieval.ranking.Recency;
import io.chatflow.retrieval.ranking.Weighting;
import io.chatflow.retrieval.words.Chunks;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Finds the texts that answer a whole question, by their words and by their meaning, in one index of one
/// language held in memory. A text counts by its best passage. Without embeddings words decide alone.
public final class HybridIndex {

    private final @Nullable Embeddings embeddings;
    private final PassageIndex passages;
    private final List<String> ids;
    private final int[] textOfPassage;
    private final double[] recency;

    /// What can be found, under an id of the caller's; `updatedAt` is null where nobody knows.
    public record Text(
            String id, String title, String body, @Nullable Instant updatedAt) {}

    /// `score` compares texts of one search only; `similarity` is the cosine of the best passage, 0 where
    /// there are no embeddings.
    public record Found(String id, double score, double similarity) {}

    private record Cut(int text, String title, String passage) {}

    public static HybridIndex of(List<Text> texts, String locale, @Nullable Embeddings embeddings) {
        var cuts = new ArrayList<Cut>();
        for (int i = 0; i < texts.size(); i++) {
            for (var passage : Chunks.of(texts.get(i).body())) {
                cuts.add(new Cut(i, texts.get(i).title(), passage));
            }
        }
        return new HybridIndex(texts, cuts, locale, embeddings);
    }

    private HybridIndex(List<Text> texts, List<Cut> cuts, String locale, @Nullable Embeddings embeddings) {
        this.embeddings = embeddings;
        this.ids = texts.stream().map(Text::id).toList();
        this.recency = recency(texts);
        this.textOfPassage = cuts.stream().mapToInt(Cut::text).toArray();
        var vectors = embeddings == null
                ? null
                : embeddings.ofAll(cuts.stream()
                        .map(cut -> (cut.title() + "\n" + cut.passage()).strip())
                        .toList());
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < cuts.size(); i++) {
            entries.add(
                    new Entry(cuts.get(i).title(), "", cuts.get(i).passage(), vectors == null ? null : vectors.get(i)));
        }
        this.passages = new PassageIndex(entries, locale);
    }

    /// The best texts, at most `limit`, the best first.
    public List<Found> search(String question, int limit) {
        var match =
                passages.match(question, embeddings == null ? null : embeddings.ofQuestion(question), passage -> true);
        double meaning = embeddings == null ? 0 : Weighting.DEFAULT.meaning(question.split("\\s+").length);
        var similarities = ofTexts(match.similarity());
        var scores = Fusion.of(ofTexts(match.words()), similarities, compared(), meaning);
        var found = new ArrayList<Found>();
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0) {
                found.add(new Found(ids.get(i), scores[i] + recency[i], similarities[i]));
            }
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /// Beside the last changed.
    private static double[] recency(List<Text> texts) {
        var last = texts.stream()
                .map(Text::updatedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return texts.stream()
                .mapToDouble(text -> Recency.of(text.updatedAt(), last))
                .toArray();
    }

    private boolean[] compared() {
        var compared = new boolean[ids.size()];
        Arrays.fill(compared, embeddings != null);
        return compared;
    }

    private double[] ofTexts(double[] ofPassages) {
        var best = new double[ids.size()];
        for (int i = 0; i < ofPassages.length; i++) {
            best[textOfPassage[i]] = Math.max(best[textOfPassage[i]], ofPassages[i]);
        }
        return best;
    }
}
