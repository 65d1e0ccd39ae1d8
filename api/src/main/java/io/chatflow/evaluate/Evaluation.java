package io.chatflow.evaluate;

import io.chatflow.retrieval.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `evaluate`: measures the product's own understanding and retrieval on files, without a database.
public final class Evaluation {

    private Evaluation() {}

    /// Prints one JSON object on standard output, or what is wrong on standard error. Returns the exit code.
    public static int run(List<String> arguments) {
        try {
            var options = Options.read(arguments);
            try (var embeddings = Embeddings.load(options.model(), nativeDirectory())) {
                System.out.println(JsonLines.line(measure(options, embeddings)));
            }
            return 0;
        } catch (NoSuchFileException missing) {
            System.err.println("There is no file " + missing.getMessage());
        } catch (IllegalArgumentException | IOException wrong) {
            System.err.println(wrong.getMessage());
        }
        return 2;
    }

    private static Map<String, Object> measure(Options options, Embeddings embeddings) throws IOException {
        return switch (options.task()) {
            case intent -> new ClassifierEvaluation(options, embeddings).intent();
            case sentiment -> new ClassifierEvaluation(options, embeddings).sentiment();
            case retrieval -> new RetrievalEvaluation(options, embeddings).retrieval();
        };
    }

    private static Path nativeDirectory() throws IOException {
        var data = System.getenv("CHATFLOW_DATA_DIR");
        return data == null || data.isBlank() ? Files.createTempDirectory("chatflow-native") : Path.of(data, "native");
    }
}
