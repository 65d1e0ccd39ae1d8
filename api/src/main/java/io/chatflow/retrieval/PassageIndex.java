package io.chatflow.retrieval;

import io.chatflow.retrieval.endpoint.Meant;
import io.chatflow.retrieval.words.Analyzers;
import io.chatflow.retrieval.words.QuestionTerms;
import io.chatflow.retrieval.words.QuestionTerms.Slot;
import io.chatflow.retrieval.words.Stems;
import io.chatflow.retrieval.words.Wording;
import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/// The passages of one language in memory: their words in an inverted index (BM25), their meaning as
/// vectors. Nothing of it is outside the heap, so that it can simply be let go while somebody still
/// searches it.
final class PassageIndex {

    private static final String[] FIELDS = {"title", "heading", "text"};
    private static final float[] FIELD_WEIGHTS = {1.5f, 1.2f, 1};
    private static final float K1 = 1.2f;
    private static final float B = 0.75f;
    /// A word that no passage has says this share of what the rarest says.
    private static final double UNKNOWN = 0.7;

    private final IndexSearcher searcher;
    private final QuestionTerms questions;
    private final float[][] vectors;
    private final long bytes;

    /// `vector` is null where it is not computed.
    record Entry(
            String title,
            String heading,
            String text,
            @Nullable float[] vector) {}

    /// By passage. `words`: BM25; `coverage` (0 to 1): the share of what the question says that the
    /// passage has, rare words saying more; `similarity`: the cosine, on the scale of the product's
    /// models, 0 where nothing is `compared` because one side has no vector, or one of another length.
    record Match(double[] words, double[] coverage, double[] similarity, boolean[] compared) {}

    PassageIndex(List<Entry> entries, String language) {
        this(entries, language, List.of());
    }

    /// `synonyms`: groups of words for the same thing, beside those of the product.
    PassageIndex(List<Entry> entries, String language, List<List<String>> synonyms) {
        try {
            var analyzer = Analyzers.of(language);
            var directory = new ByteBuffersDirectory();
            // Merges keep the order, so that a document's number is the passage's.
            var config = new IndexWriterConfig(analyzer).setMergePolicy(new LogDocMergePolicy());
            try (var writer = new IndexWriter(directory, config)) {
                for (var entry : entries) {
                    writer.addDocument(document(entry));
                }
            }
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(new BM25Similarity(K1, B));
            searcher.setQueryCache(null);
            this.questions = new QuestionTerms(
                    analyzer,
                    language,
                    new IndexedTerms(searcher.getIndexReader()),
                    Stems.ofSynonyms(analyzer, synonyms));
            this.vectors = entries.stream().map(Entry::vector).toArray(float[][]::new);
            this.bytes = size(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// About how much memory this takes.
    long bytes() {
        return bytes;
    }

    boolean hasVectors() {
        for (var vector : vectors) {
            if (vector != null) {
                return true;
            }
        }
        return false;
    }

    /// Passages that are not `visible` get 0 everywhere, and their words count for nothing.
    Match match(String words, @Nullable Meant meaning, IntPredicate visible) {
        try {
            int count = vectors.length;
            var match = new Match(new double[count], new double[count], new double[count], new boolean[count]);
            matchWords(questions.of(words), visible, match);
            for (int i = 0; i < count; i++) {
                if (meaning != null && isComparable(vectors[i], meaning) && visible.test(i)) {
                    match.compared()[i] = true;
                    match.similarity()[i] = meaning.similarity(vectors[i]);
                }
            }
            return match;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isComparable(@Nullable float[] vector, Meant meaning) {
        return vector != null && vector.length == meaning.whole().length;
    }

    private void matchWords(List<Slot> slots, IntPredicate visible, Match match) throws IOException {
        double all = 0;
        for (int i = 0; i < vectors.length; i++) {
            all += visible.test(i) ? 1 : 0;
        }
        double said = 0;
        for (var slot : slots) {
            var hits = hits(slot, visible);
            double having = hits.size();
            double rarity =
                    having == 0 ? UNKNOWN * Math.log(1 + all) : Math.log(1 + (all - having + 0.5) / (having + 0.5));
            said += rarity;
            for (var hit : hits) {
                match.words()[hit.passage()] += hit.score();
                match.coverage()[hit.passage()] += rarity * hit.sureness();
            }
        }
        for (int i = 0; i < vectors.length && said > 0; i++) {
            match.coverage()[i] /= said;
        }
    }

    private record Hit(int passage, double score, double sureness) {}

    /// A passage that has the word in several ways counts by the best.
    private List<Hit> hits(Slot slot, IntPredicate visible) throws IOException {
        var sureness = new double[vectors.length];
        for (var way : slot.terms().entrySet()) {
            for (var field : FIELDS) {
                each(
                        new TermQuery(new Term(field, way.getKey())),
                        ScoreMode.COMPLETE_NO_SCORES,
                        (passage, score) -> sureness[passage] = Math.max(sureness[passage], way.getValue()));
            }
        }
        var hits = new ArrayList<Hit>();
        each(query(slot), ScoreMode.COMPLETE, (passage, score) -> {
            if (visible.test(passage)) {
                hits.add(new Hit(passage, score, sureness[passage]));
            }
        });
        return hits;
    }

    private static Query query(Slot slot) {
        var ways = slot.terms().entrySet().stream()
                .<Query>map(way -> new BoostQuery(inAnyField(way.getKey()), way.getValue()))
                .toList();
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query inAnyField(String term) {
        var query = new BooleanQuery.Builder();
        for (int i = 0; i < FIELDS.length; i++) {
            query.add(new BoostQuery(new TermQuery(new Term(FIELDS[i], term)), FIELD_WEIGHTS[i]), Occur.SHOULD);
        }
        return query.build();
    }

    private interface Hits {
        void add(int passage, float score);
    }

    private void each(Query query, ScoreMode mode, Hits hits) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(query), mode, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer != null) {
                var passages = scorer.iterator();
                for (int it = passages.nextDoc(); it != DocIdSetIterator.NO_MORE_DOCS; it = passages.nextDoc()) {
                    hits.add(leaf.docBase + it, mode.needsScores() ? scorer.score() : 0);
                }
            }
        }
    }

    private static Document document(Entry entry) {
        var document = new Document();
        document.add(new TextField("title", Wording.plain(entry.title()), Store.NO));
        document.add(new TextField("heading", Wording.plain(entry.heading()), Store.NO));
        document.add(new TextField("text", Wording.plain(entry.text()), Store.NO));
        return document;
    }

    private long size(ByteBuffersDirectory directory) throws IOException {
        long size = 0;
        for (var file : directory.listAll()) {
            size += directory.fileLength(file);
        }
        for (var vector : vectors) {
            size += vector == null ? 0 : (long) vector.length * Float.BYTES;
        }
        return size;
    }

    private record IndexedTerms(IndexReader reader) implements QuestionTerms.Dictionary {

        @Override
        public boolean has(String term) throws IOException {
            for (var field : FIELDS) {
                if (reader.docFreq(new Term(field, term)) > 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public List<String> beginningWith(char letter) throws IOException {
            var found = new ArrayList<String>();
            for (var field : FIELDS) {
                var terms = MultiTerms.getTerms(reader, field);
                var each = terms == null ? null : terms.iterator();
                if (each != null && each.seekCeil(new BytesRef(String.valueOf(letter))) != SeekStatus.END) {
                    for (var term = each.term(); term != null; term = each.next()) {
                        var word = term.utf8ToString();
                        if (word.charAt(0) != letter) {
                            break;
                        }
                        if (!found.contains(word)) {
                            found.add(word);
                        }
                    }
                }
            }
            return found;
        }
    }
}
