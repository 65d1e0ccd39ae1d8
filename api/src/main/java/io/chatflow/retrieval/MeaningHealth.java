package io.chatflow.retrieval;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/// `/health` says `DEGRADED` while questions are answered by their words alone. The service still serves: 200.
@Singleton
final class MeaningHealth implements HealthIndicator {

    /// Neither operational nor not: so it stands between UP and DOWN when statuses are joined.
    private static final HealthStatus DEGRADED =
            new HealthStatus("DEGRADED", "the sentence model cannot be loaded", null, 100);

    private final Meaning meaning;

    MeaningHealth(Meaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("sentence-model", meaning.isBroken() ? DEGRADED : HealthStatus.UP)
                .build());
    }
}
