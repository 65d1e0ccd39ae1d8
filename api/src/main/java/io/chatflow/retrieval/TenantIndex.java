package io.chatflow.retrieval;

import io.chatflow.retrieval.PassageIndex.Entry;
import io.chatflow.retrieval.ranking.Fusion;
import io.chatflow.retrieval.ranking.Sureness;
import io.chatflow.retrieval.ranking.Weighting;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// All passages of a tenant, as they were at one version, by language.
final class TenantIndex {

    static final TenantIndex EMPTY = new TenantIndex(List.of(), "", List.of());

    /// What a passage takes beside its text, its vector and the files of its index, as measured.
    private static final long OVERHEAD = 2000;

    private static final double NEAR = 0.35;

    /// In a help centre of a few articles the best is often far from good: how similar it is counts more
    /// than its place.
    private static final double OF_ORDER = 0.2;

    private static final double COVERAGE_AS_SIMILARITY = 0.6;

    private final Map<String, OneLanguage> languages = new LinkedHashMap<>();
    private final boolean unread;
    private final long bytes;

    /// Of one language: the passages in the order of the index.
    private record OneLanguage(List<PassageRow> passages, PassageIndex index) {}

    /// `rows` are ordered by language. Vectors of another model than `model` are left aside. `synonyms`: groups of
    /// words
    /// for the same thing.
    TenantIndex(List<PassageRow> rows, String model, List<List<String>> synonyms) {
        var byLanguage = new LinkedHashMap<String, List<PassageRow>>();
        long size = 0;
        boolean some = false;
        for (var row : rows) {
            some |= row.language().equals(Languages.MODELLED) && !model.equals(row.vectorModel());
            byLanguage
                    .computeIfAbsent(row.language(), language -> new ArrayList<>())
                    .add(row);
            size += OVERHEAD
                    + row.title().length()
                    + row.heading().length()
                    + row.body().length();
        }
        for (var language : byLanguage.entrySet()) {
            var entries =
                    language.getValue().stream().map(row -> entry(row, model)).toList();
            var index = new PassageIndex(entries, language.getKey(), synonyms);
            var light =
                    language.getValue().stream().map(TenantIndex::withoutVector).toList();
            languages.put(language.getKey(), new OneLanguage(light, index));
            size += index.bytes();
        }
        this.unread = some;
        this.bytes = size;
    }

    /// About how much memory this takes.
    long bytes() {
        return bytes;
    }

    /// True when the model has not read all passages of its language.
    boolean isUnread() {
        return unread;
    }

    Set<String> languages() {
        return languages.keySet();
    }

    /// Whether a search in this language compares meanings.
    boolean comparesMeaning(String language) {
        var one = languages.get(language);
        return one != null && one.index().hasVectors();
    }

    /// The best passages, at most `limit`, the best first. `meaning` is that of the question.
    List<Passage> search(String language, Audience audience, String words, @Nullable float[] meaning, int limit) {
        var one = languages.get(language);
        if (one == null) {
            return List.of();
        }
        IntPredicate visible =
                i -> audience.sees(Visibility.valueOf(one.passages().get(i).visibility()));
        var match = one.index().match(words, meaning, visible);
        var ofDocuments = scores(one.passages(), match, meaning == null ? 0 : share(words));
        var found = new ArrayList<Passage>();
        for (int i = 0; i < one.passages().size(); i++) {
            double own = ofDocuments[i];
            if (own > 0 && visible.test(i) && isNear(match, i)) {
                var row = one.passages().get(i);
                found.add(passage(row, own, match, i));
            }
        }
        found.sort(Comparator.comparingDouble(Passage::score).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /// Something is always the most similar: without a word in common it takes more than that.
    private static boolean isNear(PassageIndex.Match match, int i) {
        return match.coverage()[i] > 0 || match.similarity()[i] >= NEAR;
    }

    private static double share(String words) {
        return Weighting.DEFAULT.meaning(words.split("\\s+").length);
    }

    /// BM25 counts by how much of the question is covered: many repetitions of one word are no answer to a whole
    /// question.
    private static double[] scores(List<PassageRow> passages, PassageIndex.Match match, double meaning) {
        var words = new double[passages.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = match.words()[i] * match.coverage()[i];
        }
        var scores = Fusion.of(words, match.similarity(), match.compared(), meaning);
        for (int i = 0; i < scores.length && meaning > 0; i++) {
            double absolute =
                    match.compared()[i] ? match.similarity()[i] : match.coverage()[i] * COVERAGE_AS_SIMILARITY;
            scores[i] = scores[i] > 0 || absolute >= NEAR ? OF_ORDER * scores[i] + absolute : 0;
        }
        return scores;
    }

    private static Passage passage(PassageRow row, double score, PassageIndex.Match match, int i) {
        double coverage = match.coverage()[i];
        return new Passage(
                row.documentId(),
                row.place(),
                row.title(),
                row.heading(),
                row.body(),
                score,
                coverage,
                match.similarity()[i],
                Sureness.of(coverage, match.compared()[i] ? match.similarity()[i] : null));
    }

    private static Entry entry(PassageRow row, String model) {
        var vector = row.vector() != null && model.equals(row.vectorModel()) ? Vectors.floats(row.vector()) : null;
        return new Entry(row.title(), row.heading(), row.body(), vector);
    }

    private static PassageRow withoutVector(PassageRow row) {
        return new PassageRow(
                row.documentId(),
                row.place(),
                row.language(),
                row.visibility(),
                row.title(),
                row.heading(),
                row.body(),
                null,
                null);
    }
}
