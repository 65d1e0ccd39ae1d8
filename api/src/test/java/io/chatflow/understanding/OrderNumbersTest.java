package io.chatflow.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumbersTest {

    private static final int LENGTH = 8000;

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1-", "12-", "a-1", "-", " ", " :", " no", "#", "#a", "@", "order ", "order : "})
    void however_a_text_goes_on_each_of_its_letters_is_looked_at_a_few_times_only(String again) {
        for (var start : List.of("", "a1", "order", "#", "www.", "123")) {
            for (var end : List.of("", "%", "_", " days", "@")) {
                var text = start + again.repeat(LENGTH / again.length()) + end;

                assertThat(looks(OrderNumbers.ELSEWHERE, text) + looks(OrderNumbers.NUMBER, text))
                        .as("%s, %s again and again, %s", start, again, end)
                        .isLessThan(100L * text.length());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order reference 4711 | 4711
            order ref. 4711 | 4711
            order number is : #4711 | 4711
            my order  no  12 please | 12
            SF-2041 and JJD0003 | SF-2041
            2026-0815 is mine | 2026-0815
            """)
    void numbers_are_found_in_whatever_way_they_are_named(String text, String number) {
        assertThat(OrderNumbers.mentions(text, List.of()))
                .first()
                .satisfies(mention -> assertThat(mention.entity()).isEqualTo(new Entity.OrderNumber(number)));
    }

    @Test
    void a_range_of_prices_is_no_number() {
        assertThat(OrderNumbers.mentions("it costs 100-200 euros", List.of())).isEmpty();
    }

    private static long looks(Pattern pattern, String text) {
        var counting = new Counting(text, new long[1]);
        pattern.matcher(counting).results().count();
        return counting.looks()[0];
    }

    /// Counts how often a letter of it is looked at.
    private record Counting(String text, long[] looks) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks[0]++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
