package io.chatflow.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {

    @Test
    void a_question_of_a_hundred_words_is_read_as_a_whole() {
        assertThat(Parts.of(words(100))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 150, 151, 300, 450, 451, 8000})
    void every_two_neighbouring_words_of_a_longer_one_stand_together_in_a_part_and_parts_are_few(int count) {
        var parts = Parts.of(words(count));

        assertThat(parts).hasSizeBetween(2, 8);
        assertThat(parts.stream().map(part -> List.of(part.split(" "))).toList())
                .allSatisfy(part -> assertThat(part).hasSizeGreaterThanOrEqualTo(100));
        IntStream.range(1, count)
                .forEach(i -> assertThat(parts)
                        .as("words %d and %d", i - 1, i)
                        .anyMatch(part -> (" " + part + " ").contains(" word" + (i - 1) + " word" + i + " ")));
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 200, 500, 1200, 3000})
    void words_of_one_letter_make_no_more_parts_than_a_story_of_as_many_characters(int count) {
        var letters = "a ".repeat(count).strip();

        var parts = Parts.of(letters);

        assertThat(parts).hasSizeLessThanOrEqualTo(letters.length() / 200);
        assertThat(parts).allSatisfy(part -> assertThat(part).hasSizeGreaterThanOrEqualTo(399));
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }
}
