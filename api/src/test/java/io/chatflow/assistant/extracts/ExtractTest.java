package io.chatflow.assistant.extracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractTest {

    private static final String SHIPPING = """
            We pack every order in our workshop in Lyon, from Monday to Friday. What is ordered before 14:00 leaves on the same day; everything else on the next working day.

            Where to | How long | What it costs
            France | 2–3 working days | 4.90 €, free from 60 €
            Rest of the EU | 3–6 working days | 5.90 €, free from 60 €
            Switzerland, Norway, United Kingdom | 5–9 working days | 12.90 €, duties not included

            You get an e-mail with the tracking number as soon as the parcel has left. Before Christmas, packing can take one day longer.

            We do not ship outside Europe yet.""";

    private static final String RETURNS = """
            Whatever you bought from us may come back, unless you have used it or it was made for you.

            To send something back:

            1. Fill in the return form in your account.
            2. Print the label and stick it on the parcel.
            3. Bring the parcel to any post office.

            The money is with you five working days after the parcel has reached us. It goes to the card that you paid with. Gift cards are filled up again.

            Wood that was oiled is not taken back, nor are candles that have burnt.""";

    @Test
    void a_short_passage_is_told_whole() {
        var text = "Gift cards are valid for two years.\n\nWhat is left stays on the card.";

        assertThat(extract(text, "valid")).isEqualTo(text);
    }

    @Test
    void a_question_gets_the_sentences_that_answer_it_and_not_the_article() {
        assertThat(extract(RETURNS, "candles"))
                .isEqualTo("Wood that was oiled is not taken back, nor are candles that have burnt.");
        assertThat(extract(RETURNS, "money", "card"))
                .startsWith("The money is with you five working days after")
                .endsWith("filled up again.");
        assertThat(extract(SHIPPING, "outside", "europe")).isEqualTo("We do not ship outside Europe yet.");
    }

    @Test
    void steps_stay_a_list_with_the_sentence_that_leads_to_them() {
        assertThat(extract(RETURNS, "return", "form")).isEqualTo("""
                To send something back:

                1. Fill in the return form in your account.
                2. Print the label and stick it on the parcel.
                3. Bring the parcel to any post office.""");
    }

    @Test
    void of_a_table_the_rows_that_are_asked_for_become_items_with_the_names_of_the_columns() {
        assertThat(extract(SHIPPING, "norway"))
                .isEqualTo("- **Switzerland, Norway, United Kingdom** – How long: 5–9 working days"
                        + " · What it costs: 12.90 €, duties not included");
        assertThat(extract(SHIPPING, "costs")).hasLineCount(3).doesNotContain("|");
        assertThat(extract("Colour | Price\nRed | 3 €\nBlue | 4 €", "blue")).isEqualTo("- **Blue** – 4 €");
    }

    @Test
    void lines_in_which_somebody_wrote_a_bar_are_no_table() {
        var lines = "Open Monday | Tuesday | Friday\nCall us | we are glad to help";

        assertThat(extract(lines, "call")).isEqualTo("Open Monday | Tuesday | Friday Call us | we are glad to help");
    }

    @Test
    void without_a_word_in_common_it_is_the_beginning() {
        assertThat(extract(SHIPPING, "xylophone"))
                .startsWith("We pack every order")
                .endsWith("working day.");
    }

    @Test
    void nothing_is_longer_than_a_message_likes() {
        assertThat(extract("word ".repeat(1000), "word")).hasSizeLessThan(920).endsWith(" …");
        assertThat(extract("😀".repeat(1000), "word"))
                .hasSizeLessThan(920)
                .matches(text -> text.codePoints().noneMatch(sign -> sign >= 0xd800 && sign <= 0xdfff));
        var items = "- One item of very many, each of them with some words.\n".repeat(60);
        assertThat(extract(items, "item")).hasLineCount(9).endsWith("\n…");
        assertThat(extract("", "word")).isEmpty();
    }

    private static String extract(String text, String... asked) {
        return Extract.of(text, "", List.of(asked));
    }
}
