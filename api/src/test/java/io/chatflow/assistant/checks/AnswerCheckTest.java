package io.chatflow.assistant.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.assistant.checks.AnswerCheck.Checked;
import io.chatflow.commerce.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerCheckTest {

    private final Facts facts = new Facts(new ObjectMapper())
            .add(Map.of(
                    "number", "#A-1001",
                    "total", new Money(129_950, "EUR"),
                    "placedAt", "2026-03-01T08:00:00Z",
                    "estimatedDelivery", "2026-03-09",
                    "trackingUrl", "https://parcels.example/JJD03",
                    "lines", List.of(Map.of("quantity", 2, "title", "Mug"), Map.of("quantity", 3, "title", "Bowl"))))
            .add("You may send it back within 30 days, for 4.90 each.");

    @Test
    void what_stands_in_a_source_passes_however_the_language_writes_it() {
        assertThat(check("en", "Order A-1001 of 1 March 2026 costs €1299.50."))
                .containsExactly(
                        new Checked("dates", 1, true), new Checked("amounts", 1, true), new Checked("names", 1, true));
        assertThat(check("de", "Bestellung A-1001 vom 1. März 2026 kostet " + money("de") + ", da am 9. März 2026."))
                .containsExactly(
                        new Checked("dates", 2, true), new Checked("amounts", 1, true), new Checked("names", 1, true));
    }

    @Test
    void an_amount_a_day_or_an_order_of_nobodys_does_not_pass() {
        for (var text : List.of(
                "It costs €1299.51.",
                "It was placed on 2 March 2026.",
                "It arrives on 9 April 2026.",
                "Your order is A-1002.",
                "You have 45 days.")) {
            assertThat(passes("en", text)).as(text).isFalse();
        }
    }

    @Test
    void a_figure_of_an_article_passes_as_it_was_written() {
        assertThat(passes("en", "You may send it back within 30 days, for 4.90 each."))
                .isTrue();
        assertThat(passes("en", "You may send it back within 3 weeks, for 4.95 each."))
                .isFalse();
    }

    @Test
    void how_many_there_are_may_be_said() {
        assertThat(passes("en", "There are 5 items in your cart, of 2 kinds.")).isTrue();
        assertThat(passes("en", "There are 7 items in your cart.")).isFalse();
    }

    @Test
    void numbers_that_are_known_make_no_day_and_no_price() {
        facts.addText("Since 2026 we wrap up to 2 gifts, 30 March at the latest, for 5 days or €7.");

        assertThat(passes("en", "We wrap 2 gifts, for 5 days, since 2026.")).isTrue();
        assertThat(passes("en", "You have it on 30 March, for €7.")).isTrue();
        assertThat(passes("en", "You have it on 2 March 2026.")).isFalse();
        assertThat(passes("en", "It costs €5.")).isFalse();
        assertThat(passes("en", "It costs 7 USD.")).isFalse();
    }

    @Test
    void the_question_lends_its_numbers_and_neither_its_prices_nor_its_days() {
        facts.addNumbers("is it €77 on 8 March, and where is 4711?");

        assertThat(passes("en", "I can’t find 4711.")).isTrue();
        assertThat(passes("en", "It is €77.")).isFalse();
        assertThat(passes("en", "It comes on 8 March.")).isFalse();
    }

    @Test
    void a_part_of_a_longer_number_is_another_number() {
        facts.add(Map.of("externalId", "299", "note", "1,299.50 each"));

        assertThat(passes("en", "1,299.50 each")).isTrue();
        assertThat(passes("en", "Only 1299.5 each")).isTrue();
        assertThat(passes("en", "299.50 each")).isFalse();
        assertThat(passes("en", "12,995 each")).isFalse();
    }

    @Test
    void marks_that_are_taken_out_of_texts_change_no_number() {
        facts.add(Map.of("description", "Size 10_20, **30** €, since 2026-03-01"));

        assertThat(passes("en", "Size 1020, 30 €, since 2026-03-01")).isTrue();
        assertThat(passes("en", "Size 10_20, **30** €")).isTrue();
    }

    @Test
    void a_link_leads_to_where_a_source_leads_or_into_the_help_centre() {
        facts.addText("Write to [us](mailto:help@shop.example) or see https://shop.example/faq_2.");

        assertThat(passes("en", "[track it](https://parcels.example/JJD03) or [read](/help/key/articles/a)"))
                .isTrue();
        assertThat(passes("en", "[us](mailto:help@shop.example), https://shop.example/faq_2!"))
                .isTrue();
        for (var link : List.of(
                "[track it](https://evil.example/JJD03)",
                "[track it](//evil.example/JJD03)",
                "[track it](/\\evil.example)",
                "[track it](javascript:alert)",
                "see https://evil.example/faq")) {
            assertThat(check("en", link)).as(link).containsExactly(new Checked("links", 1, false));
        }
    }

    @Test
    void a_number_that_was_cut_off_is_the_beginning_of_one() {
        assertThat(passes("en", "Holds about 3…")).isTrue();
        assertThat(passes("en", "Holds about 777…")).isFalse();
    }

    private List<Checked> check(String language, String text) {
        return AnswerCheck.of(text, language, facts);
    }

    private boolean passes(String language, String text) {
        return check(language, text).stream().allMatch(Checked::passed);
    }

    private static String money(String language) {
        return Spoken.money(new Money(129_950, "EUR"), language);
    }
}
