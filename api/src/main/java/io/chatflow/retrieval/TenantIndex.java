package io.chatflow.retrieval;

import io.chatflow.retrieval.PassageIndex.Entry;
import io.chatflow.retrieval.endpoint.Meant;
import io.chatflow.retrieval.ranking.Fusion;
import io.chatflow.retrieval.ranking.Recency;
import io.chatflow.retrieval.ranking.Relevance;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// All passages of a tenant, as they were at one version, by language.
final class TenantIndex {

    static final TenantIndex EMPTY = new TenantIndex(List.of(), Models.NONE, List.of(), Instant.EPOCH);

    /// What a passage takes beside its text, its vector and the files of its index, as measured.
    private static final long OVERHEAD = 2000;

    /// In a help centre of a few articles the best is often far from good: how similar it is counts more
    /// than its place.
    private static final double OF_ORDER = 0.2;

    private final Map<String, OneLanguage> languages = new LinkedHashMap<>();
    private final boolean unread;
    private final boolean unreadElsewhere;
    private final long bytes;

    /// Of one language: the passages in the order of the index, and what their age adds to the score.
    private record OneLanguage(List<PassageRow> passages, PassageIndex index, double[] recency) {}

    /// Which model reads passages of English, and which those of the other languages: null where none
    /// does. `dimensions` are those of its vectors, 0 while that is not known.
    record Models(String english, @Nullable String others, int dimensions) {

        static final Models NONE = new Models("", null, 0);

        boolean isUnread(PassageRow row) {
            if (row.language().equals(Languages.MODELLED)) {
                return !english.equals(row.vectorModel());
            }
            return others != null && !(others.equals(row.vectorModel()) && hasDimensions(row));
        }

        boolean hasVector(PassageRow row) {
            var model = row.language().equals(Languages.MODELLED) ? english : others;
            return row.vector() != null && model != null && model.equals(row.vectorModel());
        }

        private boolean hasDimensions(PassageRow row) {
            return row.vector() == null || dimensions == 0 || row.vector().length == dimensions * Float.BYTES;
        }
    }

    /// `rows` are ordered by language. Vectors of another model than the language's are left aside.
    /// `synonyms`: groups of words for the same thing.
    TenantIndex(List<PassageRow> rows, Models models, List<List<String>> synonyms, Instant now) {
        var byLanguage = new LinkedHashMap<String, List<PassageRow>>();
        long size = 0;
        boolean some = false;
        boolean elsewhere = false;
        for (var row : rows) {
            boolean isUnread = models.isUnread(row);
            some |= isUnread && row.language().equals(Languages.MODELLED);
            elsewhere |= isUnread && !row.language().equals(Languages.MODELLED);
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
                    language.getValue().stream().map(row -> entry(row, models)).toList();
            var index = new PassageIndex(entries, language.getKey(), synonyms);
            var light =
                    language.getValue().stream().map(TenantIndex::withoutVector).toList();
            var recency = light.stream()
                    .mapToDouble(row -> Recency.of(row.updatedAt(), now))
                    .toArray();
            languages.put(language.getKey(), new OneLanguage(light, index, recency));
            size += index.bytes();
        }
        this.unread = some;
        this.unreadElsewhere = elsewhere;
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

    /// True when the endpoint for the other languages has not read all of theirs.
    boolean isUnreadElsewhere() {
        return unreadElsewhere;
    }

    Set<String> languages() {
        return languages.keySet();
    }

    /// Whether a search in this language compares meanings.
    boolean comparesMeaning(String language) {
        var one = languages.get(language);
        return one != null && one.index().hasVectors();
    }

    /// The best passages of those that are `shown`, at most `limit`, the best first. `meaning` is that of the question.
    List<Passage> search(
            String language, Predicate<PassageRow> shown, String words, @Nullable Meant meaning, int limit) {
        var one = languages.get(language);
        if (one == null) {
            return List.of();
        }
        IntPredicate visible = i -> shown.test(one.passages().get(i));
        var relevance = language.equals(Languages.MODELLED) ? Relevance.fitted : Relevance.careful;
        var match = one.index().match(words, meaning, visible);
        var ofPassages = scores(match, relevance, meaning == null ? 0 : relevance.share(words.split("\\s+").length));
        var found = new ArrayList<Passage>();
        for (int i = 0; i < one.passages().size(); i++) {
            if (ofPassages[i] > 0 && visible.test(i) && isNear(match, relevance, i)) {
                double score = ofPassages[i] + one.recency()[i];
                found.add(passage(one.passages().get(i), score, match, relevance, i));
            }
        }
        found.sort(Comparator.comparingDouble(Passage::score).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private static boolean isNear(PassageIndex.Match match, Relevance relevance, int i) {
        return match.coverage()[i] > 0 || match.similarity()[i] >= relevance.near();
    }

    /// BM25 counts by how much of the question is covered: many repetitions of one word are no answer to
    /// a whole question.
    private static double[] scores(PassageIndex.Match match, Relevance relevance, double meaning) {
        var words = new double[match.words().length];
        for (int i = 0; i < words.length; i++) {
            words[i] = match.words()[i] * match.coverage()[i];
        }
        var scores = Fusion.of(words, match.similarity(), match.compared(), meaning);
        for (int i = 0; i < scores.length && meaning > 0; i++) {
            double coverage = match.coverage()[i];
            double absolute = match.compared()[i]
                    ? relevance.absolute(coverage, match.similarity()[i])
                    : Relevance.absolute(coverage);
            boolean isNear = absolute >= relevance.near() || match.similarity()[i] >= relevance.near();
            scores[i] = scores[i] > 0 || isNear ? OF_ORDER * scores[i] + absolute : 0;
        }
        return scores;
    }

    private static Passage passage(PassageRow row, double score, PassageIndex.Match match, Relevance relevance, int i) {
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
                relevance.sureness(coverage, match.compared()[i] ? match.similarity()[i] : null));
    }

    private static Entry entry(PassageRow row, Models models) {
        var vector = models.hasVector(row) ? Vectors.floats(row.vector()) : null;
        return new Entry(row.title(), row.heading(), row.body(), vector);
    }

    private static PassageRow withoutVector(PassageRow row) {
        return new PassageRow(
                row.documentId(),
                row.kind(),
                row.siteId(),
                row.place(),
                row.language(),
                row.visibility(),
                row.title(),
                row.heading(),
                row.body(),
                row.updatedAt(),
                null,
                null);
    }
}
