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
