package io.chatflow.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final String EXAMPLES = """
            {"text": "where is my parcel", "label": "order"}
            {"text": "has my order been shipped", "label": "order"}
            {"text": "track my delivery", "label": "order"}
            {"text": "i want my money back", "label": "refund"}
            {"text": "how do i get a refund", "label": "refund"}
            {"text": "refund the payment", "label": "refund"}
            """;

    @TempDir
    Path folder;

    @Test
    void questions_fall_to_the_intent_whose_examples_they_resemble() throws IOException {
        var train = file("train", EXAMPLES);
        var test = file("test", """
                {"text": "when will my parcel be delivered", "label": "order"}
                {"text": "please refund me", "label": "refund"}
                """);
        var predictions = folder.resolve("predictions");

        assertThat(run("intent", "--train", train, "--test", test, "--predictions", predictions.toString()))
                .isZero();
        var lines = Files.readAllLines(predictions);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"predicted\":\"order\"");
        assertThat(lines.get(1)).contains("\"predicted\":\"refund\"");
    }

    @Test
    void what_is_unlike_all_examples_is_refused() throws IOException {
        var train = file("train", EXAMPLES);
        var test = file("test", """
                {"text": "who won the chess championship in 1972", "label": "oos"}
                """);
        var predictions = folder.resolve("predictions");

        run("intent", "--train", train, "--validation", train, "--test", test, "--predictions", predictions.toString());

        assertThat(Files.readString(predictions)).contains("\"predicted\":\"oos\"");
    }

    @Test
    void a_document_is_found_by_other_words_of_the_same_meaning() throws IOException {
        var documents = file("documents", """
                {"id": "a", "title": "Sending goods back", "body": "You may return what you bought within 30 days."}
                {"id": "b", "title": "Opening hours", "body": "The store is open from nine to six."}
                {"id": "c", "title": "Gift cards", "body": "Gift cards are valid for three years."}
                """);
        var queries = file("queries", """
                {"query": "until when can I shop in the evening?", "relevant": ["b"]}
                """);
        var predictions = folder.resolve("predictions");

        run("retrieval", "--train", documents, "--test", queries, "--predictions", predictions.toString());

        assertThat(Files.readString(predictions)).startsWith("{\"ranked\":[\"b\"");
    }

    @Test
    void what_a_long_story_asks_for_is_found_before_what_it_only_tells_of() throws IOException {
        var documents = file("documents", """
                {"id": "lamps", "title": "Hanging lamps outdoors", "body": "Our lamps for garden parties hang on a cable between trees. In wind and rain they stay out, in a storm take them down. Guests like them at dusk."}
                {"id": "grill", "title": "Cleaning the grill", "body": "Let the grill cool down. Brush the grate, wash it with warm water and leave no fat for the next party in the garden."}
                {"id": "tent", "title": "Putting up the party tent", "body": "Two people put the tent up in half an hour. Fasten it to the lawn with all of the pegs when wind is expected."}
                {"id": "chairs", "title": "Renting chairs for guests", "body": "We lend chairs and tables for weddings, birthdays and parties in the garden, delivered the day before the guests come."}
                {"id": "oil", "title": "Oiling garden furniture", "body": "Oil the wooden table and the chairs in spring, so that sun and rain do not make them grey."}
                {"id": "address", "title": "Where the parcel goes", "body": "The place of delivery can be altered as long as the parcel has not left our house: write the new street and town to us."}
                {"id": "invoice", "title": "Invoices", "body": "The invoice comes by e-mail on the day of dispatch. Companies find their tax number on it."}
                {"id": "plants", "title": "Watering plants", "body": "Plants in pots want water each morning in summer, in the shade every second day."}
                """);
        var queries = file("queries", """
                {"query": "Good evening from our garden, where we sit with a glass of lemonade and look at what is left of the party. \
                My sister turned fifty and we had forty guests, and two of us had put up the tent on the lawn in spite of the wind, \
                with all of the pegs. The lamps hung on their cable between the apple trees until two in the morning, in the rain too, \
                and the guests liked them. Now to what I write for. On Monday we move house, to Lund. The box with the curtains which I \
                ordered on Friday should not be sent to our old street any more, since nobody will open the door there, and the new \
                tenant does not know us. Is it still possible to tell you the new street and the town, so that the parcel is delivered \
                to the new house, or has it left you already? My husband says that I ought to have thought of it before, and that next \
                year there will be no party, no lamps and no tent, and he is glad because it was him who put it all up and took it down \
                again.", "relevant": ["address"]}
                """);
        var predictions = folder.resolve("predictions");

        run("retrieval", "--train", documents, "--test", queries, "--predictions", predictions.toString());

        assertThat(Files.readString(predictions)).startsWith("{\"ranked\":[\"address\"");
    }

    @Test
    void a_missing_file_and_an_unknown_option_end_with_an_exit_code() throws IOException {
        var train = file("train", EXAMPLES);

        assertThat(run(
                        "intent",
                        "--train",
                        train,
                        "--test",
                        folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(run("intent", "--train", train, "--test", train, "--colour", "red"))
                .isEqualTo(2);
    }

    private String file(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines).toString();
    }

    private static int run(String... arguments) {
        return Evaluation.run(List.of(arguments));
    }
}
