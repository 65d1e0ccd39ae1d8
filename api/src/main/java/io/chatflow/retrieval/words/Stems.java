package io.chatflow.retrieval.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The words of a text as the index of its language writes them.
public final class Stems {

    private Stems() {}

    /// For each word of the groups the other words of its groups, as the index of the language writes them.
    public static Map<String, Set<String>> ofSynonyms(Analyzer analyzer, List<List<String>> groups) {
        var others = new HashMap<String, Set<String>>();
        for (var group : groups) {
            var stems = new LinkedHashSet<String>();
            group.forEach(word -> stems.addAll(of(analyzer, word)));
            for (var stem : stems) {
                var known = others.computeIfAbsent(stem, word -> new LinkedHashSet<>());
                known.addAll(stems);
                known.remove(stem);
            }
        }
        return others;
    }

    public static Set<String> of(Analyzer analyzer, String text) {
        var stems = new LinkedHashSet<String>();
        try (var tokens = analyzer.tokenStream("text", Wording.plain(text))) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                stems.add(term.toString());
            }
            tokens.end();
            return stems;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
