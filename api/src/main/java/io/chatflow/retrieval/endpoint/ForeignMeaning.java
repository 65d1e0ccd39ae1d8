package io.chatflow.retrieval.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.endpoint.Outcome.Failed;
import io.chatflow.retrieval.endpoint.Outcome.Made;
import io.chatflow.retrieval.endpoint.Outcome.Refused;
import io.chatflow.retrieval.ranking.Scale;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Meaning by the operator's endpoint. A question waits for it a short time and is then answered by its
/// words; while the endpoint is known to fail, no question waits at all, and a try in the background
/// finds out when it is back.
@Singleton
@Requires(beans = EndpointSettings.class)
public class ForeignMeaning {

    private static final Logger LOG = LoggerFactory.getLogger(ForeignMeaning.class);

    private static final Duration BATCH_WITHIN = Duration.ofSeconds(30);
    private static final String SOMETHING = "ok";
    /// Some 6,000 letters are as much as the common models read.
    private static final int LONGEST_PASSAGE = 6000;

    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_REMEMBERED = 500;

    private final EndpointSettings settings;
    private final EmbeddingsEndpoint endpoint;
    private final Circuit circuit;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("embeddings-endpoint-", 0).factory());
    private final Cache<Question, Meant> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    private volatile @Nullable Known known;
    private volatile boolean batchesFail;

    private record Question(TenantId tenant, String text) {}

    /// What the first answer told of the model.
    private record Known(Scale scale, int dimensions) {}

    ForeignMeaning(EndpointSettings settings, EmbeddingsEndpoint endpoint, Clock clock) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.circuit = new Circuit(clock);
    }

    /// As it is written beside a vector.
    public String name() {
        return "endpoint:" + settings.model;
    }

    /// Of each vector; 0 until the endpoint has answered for the first time.
    public int dimensions() {
        var now = known;
        return now == null ? 0 : now.dimensions();
    }

    boolean isFailing() {
        return circuit.hasFailed() || batchesFail;
    }

    /// Empty when the endpoint does not answer in time, or is known not to.
    public Optional<Meant> ofQuestion(TenantId tenant, String text) {
        var now = known;
        var disclosed = Disclosed.of(text);
        if (now == null || circuit.isOpen() || disclosed.isEmpty()) {
            return Optional.empty();
        }
        var question = new Question(tenant, disclosed);
        var earlier = remembered.getIfPresent(question);
        if (earlier != null) {
            return Optional.of(earlier);
        }
        return asked(disclosed, now.dimensions()).map(vector -> {
            var meant = new Meant(vector, now.scale());
            remembered.put(question, meant);
            return meant;
        });
    }

    private Optional<float[]> asked(String text, int dimensions) {
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        var asking = threads.submit(() -> {
            try {
                return endpoint.embed(List.of(text), dimensions, settings.questionWithin);
            } finally {
                room.release();
            }
        });
        try {
            return first(asking.get(settings.questionWithin.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return first(new Failed("no answer in time", null));
        } catch (ExecutionException impossible) {
            return first(new Failed("no question can be asked", null));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<float[]> first(Outcome outcome) {
        return switch (outcome) {
            case Made made -> {
                worked();
                yield Optional.of(made.vectors().getFirst());
            }
            case Refused _ -> Optional.empty();
            case Failed failed -> {
                failed(failed);
                yield Optional.empty();
            }
        };
    }

    /// Takes half a minute at most, some more when the endpoint dislikes one of the texts.
    public Reading read(List<String> passages) {
        var now = known;
        if (now == null || circuit.isOpen()) {
            return new Reading.Later(Duration.ZERO);
        }
        var texts = passages.stream()
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_PASSAGE)))
                .toList();
        var reading = switch (endpoint.embed(texts, now.dimensions(), BATCH_WITHIN)) {
            case Made made ->
                new Reading.Done(made.vectors().stream().map(Optional::of).toList());
            case Refused _ -> oneByOne(texts, now.dimensions());
            case Failed failed -> later(failed);
        };
        batchesFail = reading instanceof Reading.Later;
        return reading;
    }

    /// One of them is at fault, unless the endpoint refuses everything: then all of them wait.
    private Reading oneByOne(List<String> texts, int dimensions) {
        var read = new ArrayList<Optional<float[]>>();
        if (!(endpoint.embed(List.of(SOMETHING), dimensions, BATCH_WITHIN) instanceof Made)) {
            return later(new Failed("it takes no text at all", null));
        }
        for (var text : texts) {
            switch (endpoint.embed(List.of(text), dimensions, BATCH_WITHIN)) {
                case Made made -> read.add(Optional.of(made.vectors().getFirst()));
                case Refused _ -> read.add(Optional.empty());
                case Failed failed -> {
                    return later(failed);
                }
            }
        }
        return new Reading.Done(read);
    }

    private static Reading later(Failed failed) {
        LOG.warn("The embeddings endpoint reads no passages, it is asked again later: {}", failed.reason());
        return new Reading.Later(failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter());
    }

    /// Beside the questions, so that none of them has to find out.
    @Scheduled(fixedDelay = "${chatflow.embeddings.try-every:15s}", initialDelay = "0s")
    void tryAgain() {
        if (!circuit.mayTry()) {
            return;
        }
        var now = known;
        if (now == null) {
            calibrate();
        } else if (isFailing()) {
            settle(endpoint.embed(List.of(SOMETHING), now.dimensions(), settings.questionWithin));
        }
    }

    private void calibrate() {
        switch (endpoint.embed(Calibration.sentences(), 0, BATCH_WITHIN)) {
            case Made made -> {
                var scale = Calibration.of(made.vectors());
                if (scale.isEmpty()) {
                    failed(new Failed("its model tells no sentence from another", null));
                } else {
                    worked();
                    known = new Known(scale.get(), made.vectors().getFirst().length);
                }
            }
            case Refused refused -> settle(refused);
            case Failed failed -> failed(failed);
        }
    }

    private void settle(Outcome outcome) {
        switch (outcome) {
            case Made _ -> worked();
            case Refused refused -> failed(new Failed("HTTP " + refused.code(), null));
            case Failed failed -> failed(failed);
        }
    }

    /// What could not be read is read later, maybe by another node: this one must not remember the
    /// failure for ever.
    private void worked() {
        batchesFail = false;
        if (circuit.worked()) {
            LOG.info("The embeddings endpoint answers again");
        }
    }

    private void failed(Failed failed) {
        if (circuit.failed(failed.retryAfter())) {
            LOG.warn(
                    "The embeddings endpoint fails ({}): where English is not spoken, words alone decide for now",
                    failed.reason());
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
