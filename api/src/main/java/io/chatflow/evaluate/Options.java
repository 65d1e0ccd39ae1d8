package io.chatflow.evaluate;

import io.chatflow.retrieval.SentenceModel;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands on the command line. `shots` 0: all examples.
record Options(
        Task task,
        Path train,
        @Nullable Path validation,
        Path test,
        @Nullable Path predictions,
        int shots,
        long seed,
        SentenceModel model) {

    static final String USAGE = """
            Usage: java -jar api.jar evaluate intent|retrieval|sentiment --train FILE --test FILE
                     [--validation FILE] [--predictions FILE] [--shots N] [--seed S] [--model minilm|bge]

            Files are JSON Lines, UTF-8.
              intent, sentiment  {"text", "label"}; the intent "oos" is out of scope
              retrieval          --train: {"id", "title", "body"}; --test: {"query", "relevant": ["id"]}
            """;

    enum Task {
        intent,
        retrieval,
        sentiment
    }

    /// Fails with words for the person at the terminal.
    static Options read(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        var named = new HashMap<String, String>();
        for (int i = 1; i < arguments.size(); i++) {
            var name = arguments.get(i);
            int equals = name.indexOf('=');
            if (!name.startsWith("--") || (equals < 0 && i + 1 == arguments.size())) {
                throw new IllegalArgumentException("No value for " + name + ".\n\n" + USAGE);
            }
            named.put(
                    equals < 0 ? name : name.substring(0, equals),
                    equals < 0 ? arguments.get(++i) : name.substring(equals + 1));
        }
        try {
            var options = new Options(
                    Task.valueOf(arguments.getFirst()),
                    needed(named, "--train"),
                    path(named, "--validation"),
                    needed(named, "--test"),
                    path(named, "--predictions"),
                    Integer.parseInt(taken(named, "--shots", "0")),
                    Long.parseLong(taken(named, "--seed", "0")),
                    SentenceModel.valueOf(taken(named, "--model", "minilm")));
            if (!named.isEmpty()) {
                throw new IllegalArgumentException("Unknown: " + named.keySet());
            }
            return options;
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(wrong.getMessage() + "\n\n" + USAGE, wrong);
        }
    }

    private static String taken(Map<String, String> named, String name, String otherwise) {
        var value = named.remove(name);
        return value == null ? otherwise : value;
    }

    private static Path needed(Map<String, String> named, String name) {
        var path = path(named, name);
        if (path == null) {
            throw new IllegalArgumentException(name + " is missing.");
        }
        return path;
    }

    private static @Nullable Path path(Map<String, String> named, String name) {
        var value = named.remove(name);
        return value == null ? null : Path.of(value);
    }
}
