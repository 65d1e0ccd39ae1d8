package io.chatflow.retrieval.words;

import io.chatflow.platform.text.EditDistance;
import io.chatflow.platform.text.Folding;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;

/// Turns a question into the terms to look for: as the index writes them, with synonyms, and with what a
/// mistyped or unfinished word may have meant.
public final class QuestionTerms {

    private static final int MOST_WORDS = 256;
    private static final float SYNONYM = 0.8f;
    private static final float CORRECTED = 0.8f;
    private static final float BEGINNING = 0.6f;
    private static final int MOST_CORRECTIONS = 2;
    private static final int MOST_LONGER = 3;

    /// Fewer letters begin too many words.
    private static final int SHORTEST_BEGINNING = 5;

    private final Analyzer analyzer;
    private final Synonyms synonyms;
    private final Dictionary dictionary;
    private final Map<String, Set<String>> ownSynonyms;

    /// The terms that an index has.
    public interface Dictionary {
        boolean has(String term) throws IOException;

        /// Those that begin with this letter.
        List<String> beginningWith(char letter) throws IOException;
    }

    /// One word of the question: each way to say it, with how surely it is meant (up to 1).
    public record Slot(Map<String, Float> terms) {}

    /// `ownSynonyms`: other ways to say a term, as `Stems` gives them.
    public QuestionTerms(
            Analyzer analyzer, String language, Dictionary dictionary, Map<String, Set<String>> ownSynonyms) {
        this.analyzer = analyzer;
        this.synonyms = Synonyms.in(language);
        this.dictionary = dictionary;
        this.ownSynonyms = ownSynonyms;
    }

    /// Words that say nothing in the language (the, of, is …) have no slot.
    public List<Slot> of(String question) throws IOException {
        var words = new LinkedHashSet<>(Folding.words(Wording.plain(question)));
        var slots = new LinkedHashSet<Slot>();
        for (var word : words) {
            for (var term : terms(word)) {
                if (saysSomething(term)) {
                    slots.add(slot(word, term));
                }
            }
            if (slots.size() >= MOST_WORDS) {
                break;
            }
        }
        return List.copyOf(slots);
    }

    /// One letter is no word, except where each sign is one; stems of mashed keys come down to it.
    private static boolean saysSomething(String term) {
        return term.length() > 1 || Character.isDigit(term.charAt(0)) || Character.isIdeographic(term.charAt(0));
    }

    private Slot slot(String word, String term) throws IOException {
        var ways = new LinkedHashMap<String, Float>();
        ways.put(term, 1f);
        for (var synonym : synonyms.of(word)) {
            for (var other : terms(synonym)) {
                ways.putIfAbsent(other, SYNONYM);
            }
        }
        ownSynonyms.getOrDefault(term, Set.of()).forEach(other -> ways.putIfAbsent(other, SYNONYM));
        if (!dictionary.has(term)) {
            var near = dictionary.beginningWith(term.charAt(0));
            near.stream()
                    .filter(other -> EditDistance.looksLike(term, other))
                    .limit(MOST_CORRECTIONS)
                    .forEach(other -> ways.putIfAbsent(other, CORRECTED));
            longer(term, near).forEach(other -> ways.putIfAbsent(other, BEGINNING));
        }
        return new Slot(ways);
    }

    /// What a word that nobody wrote may be the beginning of, the shortest first: Versand of Versandkosten.
    private static Stream<String> longer(String term, List<String> near) {
        return term.length() < SHORTEST_BEGINNING
                ? Stream.empty()
                : near.stream()
                        .filter(other -> other.startsWith(term))
                        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                        .limit(MOST_LONGER);
    }

    private Set<String> terms(String word) {
        return Stems.of(analyzer, word);
    }
}
