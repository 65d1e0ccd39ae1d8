package io.chatflow.understanding;

import io.chatflow.retrieval.Embeddings;
import io.chatflow.retrieval.Meaning;
import io.chatflow.understanding.Sentiment.By;
import io.chatflow.understanding.Sentiment.Feeling;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How English messages sound, by a regression on sentences of the product's own (`understanding/sentiment`). Without
/// the sentence model nothing is said.
@Singleton
public final class Sentiments {

    private static final Logger LOG = LoggerFactory.getLogger(Sentiments.class);

    /// What stands behind this many characters seldom changes the tone, and each of them costs time.
    private static final int LONGEST = 1000;

    /// A feeling that is less probable than this is none.
    private static final double SURE = 0.65;

    /// A process trains once for each model; the regression takes a megabyte.
    private static final Map<Embeddings, TextClassifier> TRAINED = new ConcurrentHashMap<>();

    private final Meaning meaning;

    Sentiments(Meaning meaning) {
        this.meaning = meaning;
    }

    @EventListener
    void onStart(ServerStartupEvent started) {
        Thread.ofPlatform()
                .name("sentiments")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(this::train);
    }

    /// Empty without the sentence model, when it fails, and in the first seconds of a process, while it trains: nobody
    /// waits for it. Takes 2 to 8 ms.
    public Optional<Sentiment> of(String text) {
        try {
            return meaning.embeddings()
                    .map(TRAINED::get)
                    .map(classifier -> judged(classifier.probabilities(shown(text))));
        } catch (RuntimeException failure) {
            LOG.warn("A message’s sentiment cannot be told: rules decide alone", failure);
            return Optional.empty();
        }
    }

    /// The sentences that it is trained on.
    static List<Example> examples() {
        return Stream.of(Feeling.values())
                .flatMap(feeling -> lines(feeling).map(text -> new Example(text, feeling.name())))
                .toList();
    }

    /// Comes back when the process has learnt.
    void train() {
        try {
            meaning.embeddings().ifPresent(embeddings -> TRAINED.computeIfAbsent(embeddings, Sentiments::trained));
        } catch (RuntimeException failure) {
            LOG.warn("Nobody’s sentiment can be told: rules decide alone", failure);
        }
    }

    /// On one thread: the others are for those who chat.
    private static TextClassifier trained(Embeddings embeddings) {
        var examples = examples();
        var meanings =
                examples.stream().map(example -> embeddings.of(example.text())).toList();
        return TextClassifier.train(embeddings, examples, meanings);
    }

    private static Sentiment judged(Map<String, Double> probabilities) {
        double negative = probabilities.get(Feeling.negative.name());
        var feeling = Stream.of(Feeling.values())
                .filter(one -> probabilities.get(one.name()) >= SURE)
                .findFirst()
                .orElse(Feeling.neutral);
        return new Sentiment(feeling, Math.round(negative * 1000) / 1000.0, By.model);
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static Stream<String> lines(Feeling feeling) {
        try (var stream = Sentiments.class.getResourceAsStream("/understanding/sentiment/" + feeling + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
