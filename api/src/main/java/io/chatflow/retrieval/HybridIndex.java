package io.chatflow.retrieval;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Finds the texts that answer a whole question, by their words (BM25) and by their meaning (cosine), in one index of
/// one language held in memory. A text counts by its best passage. Without embeddings words decide alone.
public final class HybridIndex implements AutoCloseable {

    private static final float TITLE = 1.5f;
    private static final float K1 = 1.2f;
    private static final float B = 0.75f;
    private static final int MOST_WORDS = 256;

    private final @Nullable Embeddings embeddings;
    private final Analyzer analyzer;
    private final ByteBuffersDirectory directory;
    private final IndexSearcher searcher;
    private final List<String> ids;
    private final List<float[]> vectors;
    private final int[] textOfPassage;

    /// What can be found, under an id of the caller's.
    public record Text(String id, String title, String body) {}

    /// `score` compares texts of one search only; `similarity` is the cosine of the best passage, 0 where there are no
    /// embeddings.
    public record Found(String id, double score, double similarity) {}

    private record Cut(int text, String title, String passage) {}

    public static HybridIndex of(List<Text> texts, String locale, @Nullable Embeddings embeddings) {
        var cuts = new ArrayList<Cut>();
        for (int i = 0; i < texts.size(); i++) {
            for (var passage : Chunks.of(texts.get(i).body())) {
                cuts.add(new Cut(i, texts.get(i).title(), passage));
            }
        }
        try {
            return new HybridIndex(texts.stream().map(Text::id).toList(), cuts, locale, embeddings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private HybridIndex(List<String> ids, List<Cut> cuts, String locale, @Nullable Embeddings embeddings)
            throws IOException {
        this.embeddings = embeddings;
        this.ids = ids;
        this.analyzer = Analyzers.of(locale);
        this.directory = new ByteBuffersDirectory();
        this.textOfPassage = cuts.stream().mapToInt(Cut::text).toArray();
        this.vectors = embeddings == null
                ? List.of()
                : embeddings.ofAll(cuts.stream()
                        .map(cut -> (cut.title() + "\n" + cut.passage()).strip())
                        .toList());
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (int i = 0; i < cuts.size(); i++) {
                var document = new Document();
                document.add(new StoredField("passage", i));
                document.add(new TextField("title", cuts.get(i).title(), Store.NO));
                document.add(new TextField("text", cuts.get(i).passage(), Store.NO));
                writer.addDocument(document);
            }
        }
        this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        searcher.setSimilarity(new BM25Similarity(K1, B));
    }

    /// The best texts, at most `limit`, the best first.
    public List<Found> search(String question, int limit) {
        try {
            var terms = terms(question);
            var lexical = lexical(terms);
            var similarities = similarities(question);
            double meaning = embeddings == null ? 0 : Weighting.DEFAULT.meaning(question.split("\\s+").length);
            var words = scaled(lexical);
            var meanings = scaled(similarities);
            var found = new ArrayList<Found>();
            for (int i = 0; i < ids.size(); i++) {
                double score = (1 - meaning) * words[i] + meaning * meanings[i];
                if (score > 0) {
                    found.add(new Found(ids.get(i), score, similarities[i]));
                }
            }
            found.sort(Comparator.comparingDouble(Found::score).reversed());
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// From 0 for a usual text to 1 for the best.
    private static double[] scaled(double[] scores) {
        var sorted = scores.clone();
        Arrays.sort(sorted);
        double most = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        double usual = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double span = most - usual;
        return Arrays.stream(scores)
                .map(score -> span <= 0 ? 0 : Math.max(0, score - usual) / span)
                .toArray();
    }

    private double[] lexical(Set<String> terms) throws IOException {
        var scores = new double[ids.size()];
        var query = new BooleanQuery.Builder();
        for (var term : terms) {
            query.add(new BoostQuery(new TermQuery(new Term("title", term)), TITLE), Occur.SHOULD);
            query.add(new TermQuery(new Term("text", term)), Occur.SHOULD);
        }
        if (terms.isEmpty() || textOfPassage.length == 0) {
            return scores;
        }
        var stored = searcher.storedFields();
        for (var hit : searcher.search(query.build(), textOfPassage.length).scoreDocs) {
            int passage =
                    stored.document(hit.doc).getField("passage").numericValue().intValue();
            int text = textOfPassage[passage];
            scores[text] = Math.max(scores[text], hit.score);
        }
        return scores;
    }

    private double[] similarities(String question) {
        var scores = new double[ids.size()];
        if (embeddings == null) {
            return scores;
        }
        var asked = embeddings.ofQuestion(question);
        for (int i = 0; i < textOfPassage.length; i++) {
            int text = textOfPassage[i];
            scores[text] = Math.max(scores[text], Embeddings.similarity(asked, vectors.get(i)));
        }
        return scores;
    }

    private Set<String> terms(String question) throws IOException {
        var terms = new LinkedHashSet<String>();
        try (var tokens = analyzer.tokenStream("text", question)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && terms.size() < MOST_WORDS) {
                terms.add(term.toString());
            }
            tokens.end();
        }
        return terms;
    }

    @Override
    public void close() {
        try {
            searcher.getIndexReader().close();
            directory.close();
            analyzer.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
