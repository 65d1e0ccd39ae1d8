package io.chatflow.platform;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends what is done again and again before the parts of the service are taken down. A turn that was still under way
/// found what it needs gone, or had it made anew.
@Singleton
final class LastTurns implements ApplicationEventListener<ShutdownEvent>, Ordered {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ExecutorService turns;

    LastTurns(@Named(TaskExecutors.SCHEDULED) ExecutorService turns) {
        this.turns = turns;
    }

    @Override
    public void onApplicationEvent(ShutdownEvent stopping) {
        turns.shutdown();
        try {
            turns.awaitTermination(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /// After those who say goodbye: until then all goes on.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
