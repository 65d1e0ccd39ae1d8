package io.chatflow.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.understanding.Sentiment.By;
import io.chatflow.understanding.Sentiment.Feeling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentimentsTest {

    private final Sentiments sentiments = LearntNow.sentiments();

    /// Sentences that it was not trained on.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        negative | My package is late once more and I am really disappointed with your shop
        negative | The jacket ripped after a single day, what awful quality
        negative | I wrote to you four times and never got an answer, this is so annoying
        neutral  | Can I have the parcel delivered to my office?
        neutral  | Which of the two plans has more storage
        neutral  | My order has not arrived yet
        positive | The shoes are gorgeous and they fit so well, thank you!
        positive | I am so happy with your quick help
        """)
    void a_message_sounds_as_it_does(Feeling feeling, String text) {
        assertThat(sentiments.of(text)).hasValueSatisfying(heard -> {
            assertThat(heard.feeling()).as(heard.toString()).isEqualTo(feeling);
            assertThat(heard.by()).isEqualTo(By.model);
            assertThat(heard.negative()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void any_text_can_be_listened_to() {
        assertThat(sentiments.of("")).isPresent();
        assertThat(sentiments.of("\uD83D\uDE00")).isPresent();
        assertThat(sentiments.of("terrible ".repeat(900))).isPresent();
    }

    @Test
    void each_sentence_that_it_learns_from_stands_once() {
        assertThat(Sentiments.examples().stream().map(Example::text)).doesNotHaveDuplicates();
    }
}
