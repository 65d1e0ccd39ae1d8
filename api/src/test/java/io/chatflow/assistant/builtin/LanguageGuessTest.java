package io.chatflow.assistant.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.assistant.Question;
import io.chatflow.assistant.Question.Said;
import io.chatflow.assistant.Question.Shopper;
import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// On sentences of ours in 21 languages (`understanding/languages.txt`). The shares are those of the decision record on
/// telling languages apart.
class LanguageGuessTest {

    private static final int FEW_WORDS = 4;

    private record Sentence(String language, String text) {

        boolean isLong() {
            return text.split("\\s+").length >= FEW_WORDS;
        }
    }

    @Test
    void on_a_site_in_its_language_nearly_every_sentence_is_known() {
        assertThat(share(sentences(), one -> guess(one.text(), one.language(), null)))
                .isGreaterThan(0.98);
    }

    @Test
    void in_a_browser_that_speaks_it_nearly_every_sentence_is_known_on_any_site() {
        assertThat(share(sentences(), one -> guess(one.text(), "en", one.language())))
                .isGreaterThan(0.95);
    }

    @Test
    void where_nothing_else_is_known_four_words_tell() {
        assertThat(share(sentences().filter(Sentence::isLong), one -> guess(one.text(), "en", null)))
                .isGreaterThan(0.9);
    }

    @Test
    void a_browser_does_not_outweigh_what_is_written() {
        assertThat(guess("wo ist denn meine Bestellung geblieben", "en", "fr")).isEqualTo("de");
        assertThat(guess("where is my parcel", "fr", "fr")).isEqualTo("en");
        assertThat(guess("where is my parcel", "en", "xx")).isEqualTo("en");
    }

    @Test
    void fewer_than_four_words_stay_in_the_language_of_the_conversation() {
        var earlier = List.of(new Said(false, "Wo ist denn meine Bestellung geblieben?", null, false));
        var shopper = new Shopper(null, false, false, "en");

        assertThat(LanguageGuess.of(new Question("ok super", "en", shopper, earlier))
                        .code())
                .isEqualTo("de");
        assertThat(LanguageGuess.of(new Question("please tell me where it is", "en", shopper, earlier))
                        .code())
                .isEqualTo("en");
    }

    private static String guess(String text, String site, @Nullable String browser) {
        return LanguageGuess.of(new Question(text, site, new Shopper(null, false, false, browser), List.of()))
                .code();
    }

    private static double share(Stream<Sentence> sentences, Function<Sentence, String> guess) {
        return sentences
                .mapToInt(one -> guess.apply(one).equals(one.language()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static Stream<Sentence> sentences() {
        try (var stream = LanguageGuessTest.class.getResourceAsStream("/understanding/languages.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Sentence(parts[0], parts[1]));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
