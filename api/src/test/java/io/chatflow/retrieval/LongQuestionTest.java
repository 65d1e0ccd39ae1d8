package io.chatflow.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.Document.Section;
import io.chatflow.testing.TestService;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongQuestionTest {

    /// The assistant's default threshold for a question back.
    private static final double OFFERED = 0.45;

    private final Retrieval retrieval = TestService.context().getBean(Retrieval.class);
    private final TenantId tenant = TenantId.next();

    @Test
    void what_a_long_story_asks_for_is_sure_enough_to_be_offered() {
        index(
                "Hanging lamps outdoors",
                "Our lamps for garden parties hang on a cable between trees. Guests like them at dusk.");
        index("Cleaning the grill", "Brush the grate and wash it with warm water before the next party in the garden.");
        index(
                "Putting up the party tent",
                "Two people put the tent up in half an hour. Fasten it with all of the pegs in the wind.");
        index(
                "Renting chairs for guests",
                "We lend chairs and tables for weddings, birthdays and parties in the garden.");
        index(
                "Where the parcel goes",
                "The place of delivery can be altered as long as the parcel has not left our house: write the new street and town to us.");
        index("Watering plants", "Plants in pots want water each morning in summer.");
        ReadNow.passagesOf(tenant);

        var found = retrieval.articles(tenant, Audience.anonymous, "en", Asked.of("""
                Good evening from our garden, where we sit with a glass of lemonade and look at what is left of the party. \
                My sister turned fifty and we had forty guests, and two of us had put up the tent on the lawn in spite of \
                the wind, with all of the pegs. The lamps hung on their cable between the apple trees until two in the \
                morning, in the rain too, and the guests liked them. My uncle burnt every sausage on the grill, and the \
                chairs and tables came the day before, so that the children could sleep on them under blankets. \
                Now to what I write for. On Monday we move house, to Lund. The box with the curtains which I ordered on \
                Friday should not be sent to our old street any more, since nobody will open the door there, and the new \
                tenant does not know us. Is it still possible to tell you the new street and the town, so that the parcel \
                is delivered to the new house, or has it left you already? My husband says that I ought to have thought \
                of it before, and that next year there will be no party, no lamps and no tent, and he is glad because it \
                was him who put it all up and took it down again."""), 6);

        assertThat(found)
                .filteredOn(passage -> passage.title().equals("Where the parcel goes"))
                .singleElement()
                .satisfies(passage -> assertThat(passage.sureness()).isGreaterThan(OFFERED));
    }

    private void index(String title, String text) {
        retrieval.index(
                tenant,
                new Document(Ids.next(), "en", Visibility.open, title, List.of(new Section("", text)), Instant.now()));
    }
}
