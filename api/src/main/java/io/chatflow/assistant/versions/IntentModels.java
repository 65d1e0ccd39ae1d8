package io.chatflow.assistant.versions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.assistant.VersionId;
import io.chatflow.assistant.versions.Background.Read;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.Embeddings;
import io.chatflow.retrieval.Meaning;
import io.chatflow.retrieval.Vectors;
import io.chatflow.understanding.Example;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// The versions at work on this node: trained again from what is stored when a tenant is first asked, which takes part
/// of a second, and let go when nobody asks. Without the sentence model there is none.
@Singleton
public class IntentModels {

    /// Of all models together; each takes some 2 KiB. A tenant may teach 20,000 and try its fifty versions in turn.
    private static final int MOST_EXAMPLES = 100_000;

    private static final Duration IDLE = Duration.ofMinutes(15);

    private final VersionRepository versions;
    private final ExampleRepository examples;
    private final Lessons lessons;
    private final Meaning meaning;
    private final ObjectMapper json;
    private final Cache<VersionId, IntentModel> models = Caffeine.newBuilder()
            .maximumWeight(MOST_EXAMPLES)
            .weigher((VersionId id, IntentModel model) -> model.examples())
            .expireAfterAccess(IDLE)
            .build();

    IntentModels(
            VersionRepository versions,
            ExampleRepository examples,
            Lessons lessons,
            Meaning meaning,
            ObjectMapper json) {
        this.versions = versions;
        this.examples = examples;
        this.lessons = lessons;
        this.meaning = meaning;
        this.json = json;
    }

    /// Of the tenant's active version.
    public Optional<IntentModel> active(TenantId tenant) {
        return versions.active(tenant).flatMap(id -> of(tenant, new VersionId(id)));
    }

    /// Empty when the tenant has no such version, or it is not ready.
    public Optional<IntentModel> of(TenantId tenant, VersionId id) {
        var known = models.getIfPresent(id);
        if (known != null && versions.find(tenant, id).isPresent()) {
            return Optional.of(known);
        }
        var trained = meaning.embeddings()
                .flatMap(embeddings -> versions.find(tenant, id)
                        .filter(row -> row.status() == VersionView.Status.ready)
                        .flatMap(row -> trained(tenant, row, embeddings)));
        trained.ifPresent(model -> models.put(id, model));
        return trained;
    }

    private Optional<IntentModel> trained(TenantId tenant, VersionRow row, Embeddings embeddings) {
        var all = new ArrayList<Read>();
        for (var example : examples.all(tenant, row.id())) {
            text(tenant, example)
                    .map(text -> new Read(new Example(text, example.label()), vector(example, text, embeddings)))
                    .ifPresent(all::add);
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        all.addAll(Background.of(embeddings));
        return Optional.of(new IntentModel(
                row.id(),
                row.number(),
                row.threshold(),
                Fit.trained(embeddings, all),
                labels(row.labels()),
                all.size()));
    }

    /// What was erased in the log is forgotten here.
    private Optional<String> text(TenantId tenant, ExampleRow example) {
        if (example.text() != null) {
            return Optional.of(example.text());
        }
        var said = lessons.text(tenant, example.conversationId(), example.seq());
        if (said.isEmpty()) {
            examples.forget(tenant, example.conversationId(), example.seq());
        }
        return said;
    }

    private float[] vector(ExampleRow example, String text, Embeddings embeddings) {
        return example.vectorModel().equals(meaning.name()) ? Vectors.floats(example.vector()) : embeddings.of(text);
    }

    private Map<String, Label> labels(String stored) {
        try {
            return json.readValue(stored, new TypeReference<>() {});
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
