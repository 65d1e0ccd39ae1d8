package io.chatflow.retrieval.endpoint;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/// `/health` says `DEGRADED` while the endpoint fails: everything is answered, some of it by words
/// alone.
@Singleton
@Requires(beans = EndpointSettings.class)
final class EndpointHealth implements HealthIndicator {

    private static final HealthStatus DEGRADED =
            new HealthStatus("DEGRADED", "the embeddings endpoint fails", null, 100);

    private final ForeignMeaning meaning;

    EndpointHealth(ForeignMeaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                HealthResult.builder("embeddings-endpoint", meaning.isFailing() ? DEGRADED : HealthStatus.UP)
                        .build());
    }
}
