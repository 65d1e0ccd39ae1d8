package io.chatflow.retrieval.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Words of one language that shoppers and writers of help pages use for the same thing: `retrieval/synonyms.txt`.
final class Synonyms {

    private static final String ENGLISH = "en";
    private static final List<String> ENDINGS = List.of("s", "es", "d", "ed", "ing");
    private static final Map<String, Synonyms> BY_LANGUAGE = read();
    private static final Synonyms NONE = new Synonyms(false);

    private final boolean hasEndings;
    private final Map<String, Set<String>> others = new HashMap<>();

    private Synonyms(boolean hasEndings) {
        this.hasEndings = hasEndings;
    }

    /// Of a language code; none where the language has none.
    static Synonyms in(String language) {
        return BY_LANGUAGE.getOrDefault(language, NONE);
    }

    /// Every other word of the groups that the word is in; in English whatever its ending.
    Set<String> of(String word) {
        var forms = hasEndings ? forms(word) : Set.of(word);
        var found = new LinkedHashSet<String>();
        forms.forEach(form -> found.addAll(others.getOrDefault(form, Set.of())));
        found.removeAll(forms);
        return found;
    }

    private static Map<String, Synonyms> read() {
        var all = new HashMap<String, Synonyms>();
        try (var stream = Synonyms.class.getResourceAsStream("/retrieval/synonyms.txt")) {
            var language = ENGLISH;
            for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("[")) {
                    language = line.substring(1, line.indexOf(']'));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    all.computeIfAbsent(language, code -> new Synonyms(code.equals(ENGLISH)))
                            .add(line);
                }
            }
            return Map.copyOf(all);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(String line) {
        var sides = line.split(" > ");
        var asked = List.of(sides[0].strip().split(" +"));
        var meant = sides.length > 1 ? List.of(sides[1].strip().split(" +")) : asked;
        asked.forEach(word ->
                others.computeIfAbsent(word, key -> new LinkedHashSet<>()).addAll(meant));
    }

    private static Set<String> forms(String word) {
        var forms = new LinkedHashSet<String>();
        forms.add(word);
        ENDINGS.stream()
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= 3)
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .forEach(stem -> {
                    forms.add(stem);
                    forms.add(stem + "e");
                    forms.add(withoutDoubling(stem));
                });
        return forms;
    }

    /// Lagging is what lags.
    private static String withoutDoubling(String stem) {
        int last = stem.length() - 1;
        return stem.charAt(last) == stem.charAt(last - 1) ? stem.substring(0, last) : stem;
    }
}
