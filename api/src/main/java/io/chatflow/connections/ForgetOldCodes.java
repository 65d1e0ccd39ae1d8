package io.chatflow.connections;

import io.chatflow.platform.jobs.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Deletes codes that nobody came for.
@Singleton
final class ForgetOldCodes implements RecurringJob {

    private final ConnectionCodes codes;

    ForgetOldCodes(ConnectionCodes codes) {
        this.codes = codes;
    }

    @Override
    public String name() {
        return "forget-old-connection-codes";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        codes.deleteExpired();
    }
}
