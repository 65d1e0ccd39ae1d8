package io.chatflow.assistant.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ContradictionTest {

    @Test
    void other_figures_of_the_same_thing_contradict_each_other() {
        assertThat(Contradiction.between(
                        "Send goods back within 30 days of delivery.",
                        "Goods may go back until 14 days after delivery. Keep the box."))
                .isTrue();
        assertThat(Contradiction.between(
                        "Standard delivery inside Germany costs €4.90.", "Delivery inside Germany costs €5.90."))
                .isTrue();
    }

    @Test
    void the_same_figures_or_figures_of_something_else_do_not() {
        assertThat(Contradiction.between(
                        "Send goods back within 30 days of delivery.", "Within 30 days of delivery goods may go back."))
                .isFalse();
        assertThat(Contradiction.between("Delivery takes 3 days.", "Send goods back within 30 days."))
                .isFalse();
        assertThat(Contradiction.between("The large mug holds 500 ml.", "The large mug weighs 300 grams."))
                .isFalse();
        assertThat(Contradiction.between("No figures here.", "Nor here.")).isFalse();
    }

    @Test
    void a_figure_that_both_have_settles_it() {
        assertThat(Contradiction.between(
                        "Standard delivery takes 3 days, express delivery takes 1 day.",
                        "Express delivery takes 1 day. Standard delivery takes 3 days."))
                .isFalse();
    }

    @Test
    void less_of_the_same_is_no_contradiction() {
        var both = "Standard delivery takes 3 days. Express delivery takes 1 day.";

        assertThat(Contradiction.between(both, "Express delivery takes 1 day.")).isFalse();
        assertThat(Contradiction.between("Express delivery takes 1 day.", both)).isFalse();
    }

    @Test
    void a_few_common_words_are_not_the_same_thing() {
        assertThat(Contradiction.between(
                        "From France the label is free; from other countries we take 6.50 € off the refund.",
                        "To other countries: 12 €."))
                .isFalse();
        assertThat(Contradiction.shareWord("Returns and refunds", "Shipping: what it costs", Set.of()))
                .isFalse();
        assertThat(Contradiction.shareWord("How do I return it?", "Returns", Set.of()))
                .isTrue();
        assertThat(Contradiction.shareWord("Return policy", "Shipping policy", Set.of("policy")))
                .isFalse();
    }
}
