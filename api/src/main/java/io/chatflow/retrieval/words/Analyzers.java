package io.chatflow.retrieval.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/// How the words of a language are cut, stemmed and freed of those that say nothing.
public final class Analyzers {

    /// Lucene's own list leaves the words in which questions are asked.
    private static final CharArraySet EMPTY_IN_ENGLISH = new CharArraySet(
            List.of(
                    ("a about above after again against all am an and any are as at be because been before being below between both "
                                    + "but by can could did do does doing down during each few for from further had has have having he her here hers "
                                    + "him his how i if in into is it its me more most my myself no nor not of off on once only or other our ours "
                                    + "out over own same she should so some such than that the their theirs them then there these they this those "
                                    + "through to too under until up very was we were what when where which while who whom why will with would you "
                                    + "your yours yourself")
                            .split(" ")),
            false);

    private static final Map<String, Supplier<Analyzer>> BY_LANGUAGE = Map.ofEntries(
            Map.entry("ar", ArabicAnalyzer::new),
            Map.entry("da", DanishAnalyzer::new),
            Map.entry("de", GermanAnalyzer::new),
            Map.entry("en", () -> new EnglishAnalyzer(EMPTY_IN_ENGLISH)),
            Map.entry("es", SpanishAnalyzer::new),
            Map.entry("fi", FinnishAnalyzer::new),
            Map.entry("fr", FrenchAnalyzer::new),
            Map.entry("it", ItalianAnalyzer::new),
            Map.entry("ja", CJKAnalyzer::new),
            Map.entry("ko", CJKAnalyzer::new),
            Map.entry("nl", DutchAnalyzer::new),
            Map.entry("nb", NorwegianAnalyzer::new),
            Map.entry("no", NorwegianAnalyzer::new),
            Map.entry("pt", PortugueseAnalyzer::new),
            Map.entry("ru", RussianAnalyzer::new),
            Map.entry("sv", SwedishAnalyzer::new),
            Map.entry("tr", TurkishAnalyzer::new),
            Map.entry("zh", CJKAnalyzer::new));

    private Analyzers() {}

    /// Of a language tag; words as they are where the language is not known.
    public static Analyzer of(String locale) {
        return BY_LANGUAGE
                .getOrDefault(Locale.forLanguageTag(locale).getLanguage(), StandardAnalyzer::new)
                .get();
    }
}
