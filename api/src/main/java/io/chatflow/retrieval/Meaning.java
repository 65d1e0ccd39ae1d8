package io.chatflow.retrieval;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sentence model of this service, loaded once, beside the start. A model that cannot be loaded is told
/// in the log and by `/health`; words then decide alone.
@Singleton
public final class Meaning {

    private static final Logger LOG = LoggerFactory.getLogger(Meaning.class);
    private static final String NONE = "none";

    /// A process holds each model once, however many services run in it. Never closed: it lives as long as
    /// the process.
    private static final Map<String, Embeddings> LOADED = new ConcurrentHashMap<>();

    private final String model;
    private final @Nullable Path modelDirectory;
    private final Path nativeDirectory;
    private boolean tried;
    private @Nullable Embeddings embeddings;

    /// @param model `minilm`, `bge`, or `none` to find by words alone
    /// @param modelDirectory holds `model.onnx` and `tokenizer.json` of another sentence model; empty: the
    /// one of the product
    Meaning(
            @Value("${chatflow.retrieval.model:minilm}") String model,
            @Value("${chatflow.retrieval.model-directory:}") String modelDirectory,
            @Value("${chatflow.retrieval.native-directory:}") String nativeDirectory,
            @Value("${chatflow.data-dir:.chatflow}") Path dataDirectory) {
        this.model = model;
        this.modelDirectory = modelDirectory.isBlank() ? null : Path.of(modelDirectory);
        this.nativeDirectory = nativeDirectory.isBlank() ? dataDirectory.resolve("native") : Path.of(nativeDirectory);
    }

    @EventListener
    void onStart(ServerStartupEvent started) {
        Thread.ofPlatform().name("sentence-model").daemon().start(this::embeddings);
    }

    /// Waits for the model, which takes half a second; empty when there is none or it is broken.
    public synchronized Optional<Embeddings> embeddings() {
        if (!tried) {
            tried = true;
            embeddings = model.equals(NONE) ? null : load();
        }
        return Optional.ofNullable(embeddings);
    }

    /// True when there should be a model and there is none.
    synchronized boolean isBroken() {
        return tried && embeddings == null && !model.equals(NONE);
    }

    /// As it is written beside a vector: vectors of different models cannot be compared.
    public String name() {
        return modelDirectory == null ? model : model + ":" + modelDirectory.getFileName();
    }

    private @Nullable Embeddings load() {
        try {
            return LOADED.computeIfAbsent(model + ":" + modelDirectory, key -> loaded());
        } catch (Exception | LinkageError failure) {
            LOG.error(
                    "The sentence model {} cannot be loaded: questions are answered by their words alone",
                    model,
                    failure);
            return null;
        }
    }

    private Embeddings loaded() {
        var chosen = SentenceModel.valueOf(model);
        var loaded = modelDirectory == null
                ? Embeddings.load(chosen, nativeDirectory)
                : Embeddings.load(chosen, modelDirectory, nativeDirectory);
        if (!loaded.makeSense()) {
            loaded.close();
            throw new IllegalStateException("The model tells no sentence from another: its files are damaged");
        }
        return loaded;
    }
}
