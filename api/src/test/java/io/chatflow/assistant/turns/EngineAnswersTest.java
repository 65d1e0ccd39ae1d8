package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.OrderCard;
import io.chatflow.assistant.Answer.ProductsCard;
import io.chatflow.assistant.Answer.Reason;
import io.chatflow.assistant.Question.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineAnswersTest {

    private final EngineShop shop = new EngineShop();

    record Case(String who, String question, String topic, String[] says) {

        static Case of(String line) {
            var parts = line.split("\\|");
            return new Case(
                    parts[0].strip(),
                    parts[1].strip(),
                    parts[2].strip(),
                    Arrays.stream(parts[3].split(";")).map(String::strip).toArray(String[]::new));
        }

        @Override
        public String toString() {
            return who + ": " + question;
        }
    }

    static Stream<Case> questions() throws IOException {
        try (var stream = EngineAnswersTest.class.getResourceAsStream("/assistant/questions.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Case::of);
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_is_understood_and_answered_from_data(Case asked) {
        var answer = shop.ask(asked.who(), asked.question());

        assertThat(answer.topic()).as(answer.text()).isEqualTo(asked.topic());
        assertThat(answer.text()).contains(asked.says());
    }

    @Test
    void the_order_and_the_products_come_as_cards_too() {
        assertThat(shop.ask("ann", "where is my order").card())
                .isInstanceOfSatisfying(
                        OrderCard.class,
                        card -> assertThat(card.order().number()).isEqualTo("1002"));
        assertThat(shop.ask("visitor", "show me mugs").card())
                .isInstanceOfSatisfying(
                        ProductsCard.class, card -> assertThat(card.products()).hasSize(2));
    }

    @Test
    void an_answer_from_an_article_cites_it() {
        assertThat(shop.ask("visitor", "how long does delivery take").citations())
                .singleElement()
                .satisfies(source -> {
                    assertThat(source.title()).isEqualTo("Delivery times and costs");
                    assertThat(source.url())
                            .startsWith("/help/")
                            .contains(source.article().text());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"where is order @", "has @ shipped?", "#@", "what is in order @", "was order @ refunded"})
    void a_strangers_order_sounds_exactly_like_none(String wording) {
        var strangers = shop.ask("ann", wording.replace("@", "2001"));
        var guests = shop.ask("ann", wording.replace("@", "3001"));
        var nobodys = shop.ask("ann", wording.replace("@", "8765"));

        assertThat(strangers.text().replace("2001", "8765")).isEqualTo(nobodys.text());
        assertThat(guests.text().replace("3001", "8765")).isEqualTo(nobodys.text());
        assertThat(strangers.card()).isNull();
        assertThat(strangers.topic()).isEqualTo(nobodys.topic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"where is order @", "has @ shipped?", "#@", "what is in order @", "track @ please"})
    void who_is_not_signed_in_learns_nothing_of_any_number(String wording) {
        var existing = shop.ask("visitor", wording.replace("@", "1001"));
        var missing = shop.ask("visitor", wording.replace("@", "8765"));

        assertThat(existing.text()).isEqualTo(missing.text()).contains("sign in");
        assertThat(existing.card()).isNull();
    }

    @Test
    void a_guest_with_a_confirmed_address_sees_her_order() {
        assertThat(shop.ask("guest", "where is my order 3001").text()).contains("3001", "shipped", "43.21");
    }

    @Test
    void a_follow_up_means_the_order_spoken_of_last() {
        var before = new Said(true, "Your order #1001 …", "1001", false);

        assertThat(shop.ask("ann", "when will it arrive?", before).text()).contains("#1001");
        assertThat(shop.ask("ann", "and my other order?", before).text()).contains("#1002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the second",
                "and the second one?",
                "was ist mit der zweiten",
                "et la deuxième ?",
                "y el segundo?"
            })
    void a_place_in_a_list_means_the_order_that_stood_there(String wording) {
        var list = new Said(true, shop.ask("ann", "my orders").text(), "1002", false);
        var second = list.text()
                .lines()
                .filter(line -> line.startsWith("- #"))
                .skip(1)
                .findFirst()
                .orElseThrow();

        var answer = shop.ask("ann", wording, list);

        assertThat(answer.text()).contains(second.substring(2, second.indexOf(" (")));
        assertThat(shop.ask("visitor", wording, list).card()).isNull();
    }

    @Test
    void the_one_of_another_colour_is_of_the_same_kind() {
        var red = new Said(true, "**Red stoneware mug** costs €19.99.", null, List.of("Red stoneware mug"), false);
        var both = new Said(true, "…", null, List.of("Red stoneware mug", "Blue stoneware mug"), false);

        assertThat(shop.ask("visitor", "and the blue one?", red).text()).contains("Blue stoneware mug", "14.99");
        assertThat(shop.ask("visitor", "the second", both).text()).contains("Blue stoneware mug");
    }

    @Test
    void yes_after_the_offer_of_a_person_hands_over() {
        var offered = new Said(true, "Shall I bring in a person?", null, true);

        assertThat(reason(shop.ask("visitor", "yes please", offered))).isEqualTo(Reason.asked_for_person);
        assertThat(shop.ask("visitor", "yes please").handOff()).isNull();
    }

    @Test
    void cart_and_order_in_one_question_are_both_told() {
        var text = shop.ask("ann", "what's in my cart and where is my order?").text();

        assertThat(text).contains("empty", "#1002");
    }

    @Test
    void whatever_can_not_be_known_goes_to_people_with_what_was_tried() {
        var answer = shop.ask("visitor", "do you have a branch in Tokyo?");

        assertThat(reason(answer)).isEqualTo(Reason.unknown);
        assertThat(answer.handOff().tried()).contains("products", "help articles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "🤷‍♀️",
                "مرحبا، أين طلبي؟",
                "‮reversed‬",
                "<script>alert(1)</script>",
                "{{7*7}} ${7*7} %s %d",
                "#",
                "#####",
                "order order order order",
                "1 2 3 4 5",
                "[x](javascript:alert(1))"
            })
    void no_text_breaks_it(String text) {
        assertThat(shop.ask("ann", text).text()).isNotBlank();
        assertThat(shop.ask("visitor", (text + "x").repeat(8000 / (text.length() + 1)))
                        .text())
                .isNotBlank();
    }

    private static Reason reason(Answer answer) {
        return answer.handOff() == null ? null : answer.handOff().reason();
    }
}
