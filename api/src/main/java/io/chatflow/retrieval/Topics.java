package io.chatflow.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.retrieval.words.Analyzers;
import io.chatflow.retrieval.words.Stems;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Tells whether a text is about one of some topics, which are named in a few words each.
@Singleton
public class Topics {

    /// The least cosine of two texts about the same. Topics are short, so that unlike ones stay well below.
    private static final double SAME = 0.6;

    private static final int MOST_REMEMBERED = 5_000;

    private final Meaning meaning;
    private final Cache<String, float[]> vectors =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    Topics(Meaning meaning) {
        this.meaning = meaning;
    }

    /// The first topic all of whose words the text has, in whatever form; else, in the language of the sentence model,
    /// the one that means the most alike. Empty when it is about none.
    public OptionalInt about(String locale, String text, List<String> topics) {
        if (topics.isEmpty() || text.isBlank()) {
            return OptionalInt.empty();
        }
        var analyzer = Analyzers.of(locale);
        var said = Stems.of(analyzer, text);
        var byWords = IntStream.range(0, topics.size())
                .filter(at -> {
                    var wanted = Stems.of(analyzer, topics.get(at));
                    return !wanted.isEmpty() && said.containsAll(wanted);
                })
                .findFirst();
        return byWords.isPresent() || !Languages.of(locale).equals(Languages.MODELLED)
                ? byWords
                : meaning.embeddings()
                        .map(embeddings -> byMeaning(embeddings, text, topics))
                        .orElse(OptionalInt.empty());
    }

    private OptionalInt byMeaning(Embeddings embeddings, String text, List<String> topics) {
        var asked = embeddings.of(text);
        int nearest = -1;
        double most = SAME;
        for (int at = 0; at < topics.size(); at++) {
            double near = Embeddings.similarity(asked, vectors.get(topics.get(at), embeddings::of));
            if (near >= most) {
                nearest = at;
                most = near;
            }
        }
        return nearest < 0 ? OptionalInt.empty() : OptionalInt.of(nearest);
    }
}
