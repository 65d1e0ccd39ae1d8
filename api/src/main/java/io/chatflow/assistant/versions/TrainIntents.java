package io.chatflow.assistant.versions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.assistant.VersionId;
import io.chatflow.assistant.versions.Background.Read;
import io.chatflow.assistant.versions.Lessons.Curriculum;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.retrieval.Embeddings;
import io.chatflow.retrieval.Meaning;
import io.chatflow.retrieval.Vectors;
import io.chatflow.understanding.Example;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trains a version from what is taught now, and runs the tenant's test suite with it and with what is active. The long
/// parts hold no transaction.
@Singleton
class TrainIntents implements Job<TrainIntents.Of> {

    private static final Logger LOG = LoggerFactory.getLogger(TrainIntents.class);

    private final VersionRepository versions;
    private final ExampleRepository examples;
    private final Lessons lessons;
    private final Suite suite;
    private final Meaning meaning;
    private final TenantTransactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    TrainIntents(
            VersionRepository versions,
            ExampleRepository examples,
            Lessons lessons,
            Suite suite,
            Meaning meaning,
            TenantTransactions transactions,
            ObjectMapper json,
            Clock clock) {
        this.versions = versions;
        this.examples = examples;
        this.lessons = lessons;
        this.suite = suite;
        this.meaning = meaning;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    record Of(TenantId tenant, VersionId version) {}

    @Override
    public String name() {
        return "assistant.train";
    }

    @Override
    public Class<Of> data() {
        return Of.class;
    }

    @Override
    public void run(Of of) {
        var row = versions.find(of.tenant(), of.version());
        if (row.isEmpty() || row.get().status() != VersionView.Status.training) {
            return;
        }
        try {
            train(of.tenant(), of.version());
        } catch (RuntimeException failure) {
            LOG.error("The training {} failed", of.version(), failure);
            versions.fail(of.tenant(), of.version(), "error", clock.instant());
        }
    }

    private void train(TenantId tenant, VersionId version) {
        var curriculum = lessons.of(tenant);
        var embeddings = meaning.embeddings();
        if (curriculum.lessons().isEmpty() || embeddings.isEmpty()) {
            var failure = embeddings.isEmpty() ? "no_model" : "nothing_taught";
            versions.fail(tenant, version, failure, clock.instant());
            return;
        }
        var read = read(curriculum, embeddings.get());
        var all = new ArrayList<>(read);
        all.addAll(Background.of(embeddings.get()));
        store(tenant, version, curriculum, read, Fit.of(embeddings.get(), all));
        var before = suite.score(tenant, null);
        var after = suite.score(tenant, version);
        versions.tested(tenant, version, after.passed(), after.failed(), before.passed(), before.failed());
    }

    private static List<Read> read(Curriculum curriculum, Embeddings embeddings) {
        var texts = curriculum.lessons().stream().map(Lesson::text).toList();
        var meanings = embeddings.ofAll(texts);
        var read = new ArrayList<Read>();
        for (int at = 0; at < meanings.size(); at++) {
            var lesson = curriculum.lessons().get(at);
            read.add(new Read(new Example(lesson.text(), lesson.label()), meanings.get(at)));
        }
        return read;
    }

    private void store(TenantId tenant, VersionId version, Curriculum curriculum, List<Read> read, Fit fit) {
        transactions.within(tenant, connection -> {
            examples.forget(tenant, version);
            for (int at = 0; at < read.size(); at++) {
                var lesson = curriculum.lessons().get(at);
                examples.insert(
                        tenant,
                        version,
                        at,
                        lesson.label(),
                        lesson.ownText(),
                        lesson.conversation(),
                        lesson.seq(),
                        Vectors.bytes(read.get(at).meaning()),
                        meaning.name());
            }
            return versions.ready(
                    tenant,
                    version,
                    labels(curriculum),
                    clock.instant(),
                    curriculum.labels().size(),
                    read.size(),
                    curriculum.corrections(),
                    fit.accuracy(),
                    fit.threshold());
        });
    }

    private String labels(Curriculum curriculum) {
        try {
            return json.writeValueAsString(curriculum.labels());
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
