package io.chatflow.retrieval;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.text.EditDistance;
import io.chatflow.platform.text.Folding;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Turns a question into the words to look for: as the index writes them, with synonyms, and with what a mistyped word
/// may have meant.
@Singleton
final class QuestionWords {

    /// A longer question is judged by its first words: the rest costs time and says little that is new.
    private static final int MOST_WORDS = 48;

    private static final float SYNONYM = 0.8f;
    private static final float CORRECTED = 0.8f;
    private static final Pattern INDEXED = Pattern.compile("[\\p{L}\\p{N}]{1,60}");

    private final PassageSearch search;

    QuestionWords(PassageSearch search) {
        this.search = search;
    }

    List<AskedWord> of(TenantId tenant, String language, String question) {
        var words = new LinkedHashSet<>(Folding.words(Wording.plain(question)))
                .stream().limit(MOST_WORDS).toList();
        var asked = new ArrayList<Asked>();
        for (int slot = 0; slot < words.size(); slot++) {
            asked.add(new Asked(slot, words.get(slot), 1));
            for (var synonym : Synonyms.of(words.get(slot))) {
                asked.add(new Asked(slot, synonym, SYNONYM));
            }
        }
        return lookedUp(tenant, language, asked);
    }

    private record Asked(int slot, String word, float weight) {}

    private List<AskedWord> lookedUp(TenantId tenant, String language, List<Asked> asked) {
        var best = new LinkedHashMap<String, AskedWord>();
        var texts = asked.stream().map(Asked::word).toList();
        for (var found : search.askedWords(tenant, language, texts)) {
            var source = asked.get(found.ordinal() - 1);
            if (source.weight() == 1 || found.known()) {
                keep(best, new AskedWord(source.slot(), found.word(), source.weight()));
            }
            if (source.weight() == 1 && !found.known()) {
                Arrays.stream(found.similar())
                        .filter(similar -> EditDistance.looksLike(found.word(), similar))
                        .limit(2)
                        .forEach(similar -> keep(best, new AskedWord(source.slot(), similar, CORRECTED)));
            }
        }
        return List.copyOf(best.values());
    }

    private static void keep(LinkedHashMap<String, AskedWord> best, AskedWord asked) {
        if (INDEXED.matcher(asked.word()).matches()) {
            best.merge(
                    asked.slot() + ":" + asked.word(),
                    asked,
                    (one, other) -> one.weight() >= other.weight() ? one : other);
        }
    }
}
