package io.chatflow.assistant.versions;

import io.chatflow.assistant.taught.ExampleFile;
import io.chatflow.retrieval.Embeddings;
import io.chatflow.understanding.Example;
import io.chatflow.understanding.TextClassifier;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Examples of what belongs to none of a tenant's matters: without them whatever is said would belong to one of few.
final class Background {

    private static final List<String> TEXTS = ExampleFile.lines("/assistant/intents/other.txt");

    private static final Map<Embeddings, List<Read>> READ = new ConcurrentHashMap<>();

    /// An example with its meaning.
    record Read(Example example, float[] meaning) {}

    private Background() {}

    /// A process reads them once.
    static List<Read> of(Embeddings embeddings) {
        return READ.computeIfAbsent(embeddings, Background::read);
    }

    private static List<Read> read(Embeddings embeddings) {
        var meanings = embeddings.ofAll(TEXTS);
        return IntStream.range(0, TEXTS.size())
                .mapToObj(at -> new Read(new Example(TEXTS.get(at), TextClassifier.OUT_OF_SCOPE), meanings.get(at)))
                .toList();
    }
}
