package io.chatflow.platform;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

@Factory
final class ClockFactory {

    /// In milliseconds, which every store and every client can hold: an instant reads back as it was told.
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
