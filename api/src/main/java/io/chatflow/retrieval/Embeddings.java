package io.chatflow.retrieval;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.chatflow.retrieval.endpoint.Meant;
import io.chatflow.retrieval.ranking.Scale;
import io.chatflow.retrieval.words.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Meaning as numbers: texts that mean the same lie near each other. All vectors have the length 1, so that their
/// product is the cosine of the angle between them.
public final class Embeddings implements AutoCloseable {

    /// Of one thread a text takes 1 to 8 ms. More threads than this would take the processor from those who chat.
    private static final int MOST_THREADS = 2;

    /// The model reads no further; the tokenizer need not either.
    private static final int LONGEST = 6000;

    /// Between the likeness of two sentences about a parcel and of two about nothing in common; the models of the
    /// product have 0.3 or more.
    private static final float LEAST_DIFFERENCE = 0.1f;

    private final SentenceModel model;
    private final EmbeddingModel network;
    private final ExecutorService threads;

    private Embeddings(SentenceModel model, EmbeddingModel network) {
        this.model = model;
        this.network = network;
        this.threads = Executors.newFixedThreadPool(
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().name("embeddings-", 0).daemon().factory());
    }

    /// `nativeDirectory` is where the tokenizer unpacks its native library. Takes about half a second;
    /// fails with what the libraries throw when a part is missing or broken.
    public static Embeddings load(SentenceModel model, Path nativeDirectory) {
        prepare(nativeDirectory);
        return new Embeddings(model, model.load());
    }

    /// The same of files instead of what comes with the product: `model.onnx` and `tokenizer.json` in
    /// `directory`, with the habits of `family`.
    public static Embeddings load(SentenceModel family, Path directory, Path nativeDirectory) {
        prepare(nativeDirectory);
        return new Embeddings(family, family.load(directory));
    }

    public float[] of(String text) {
        var shown = text.isBlank() ? "." : text.substring(0, Math.min(text.length(), LONGEST));
        return ofLengthOne(network.embed(shown).content().vector());
    }

    /// False for files whose bytes are not what they were: they may load, and then say nothing or the same of every
    /// text.
    boolean makeSense() {
        var asked = of("Where is my order?");
        float near = similarity(asked, of("When will my parcel arrive?"));
        float far = similarity(asked, of("The old cat sleeps on the red sofa."));
        return near > far + LEAST_DIFFERENCE;
    }

    /// As something that is searched for.
    public Meant ofQuestion(String text) {
        var shown = text.substring(0, Math.min(text.length(), LONGEST));
        var parts =
                Parts.of(shown).stream().map(part -> of(model.asQuestion(part))).toList();
        return new Meant(of(model.asQuestion(shown)), parts, Scale.OWN);
    }

    /// In the order of the texts.
    public List<float[]> ofAll(List<String> texts) {
        var tasks =
                texts.stream().<Callable<float[]>>map(text -> () -> of(text)).toList();
        try {
            var vectors = new ArrayList<float[]>(texts.size());
            for (var done : threads.invokeAll(tasks)) {
                vectors.add(done.get());
            }
            return vectors;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while embedding", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A text cannot be embedded", failure.getCause());
        }
    }

    /// The cosine of two vectors of length 1.
    public static float similarity(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    public static float[] ofLengthOne(float[] vector) {
        float length = (float) Math.sqrt(similarity(vector, vector));
        if (length == 0) {
            return vector;
        }
        var unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }

    private static void prepare(Path nativeDirectory) {
        System.setProperty("ENGINE_CACHE_DIR", nativeDirectory.toAbsolutePath().toString());
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
