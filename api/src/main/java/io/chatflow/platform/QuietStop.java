package io.chatflow.platform;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.processor.ScheduledMethodProcessor;
import jakarta.inject.Singleton;

/// What is done again and again ends before the first part of a service that stops is taken away: done in between, it
/// would ask for parts that are gone, and say so in the log.
@Singleton
final class QuietStop {

    private final ScheduledMethodProcessor timers;

    QuietStop(ScheduledMethodProcessor timers) {
        this.timers = timers;
    }

    @EventListener
    void onStop(ShutdownEvent stopping) {
        timers.close();
    }
}
