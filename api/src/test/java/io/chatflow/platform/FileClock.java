package io.chatflow.platform;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock of a process whose clock is to jump: off by as many milliseconds as stand in the file.
@Singleton
@Replaces(value = Clock.class, factory = ClockFactory.class)
@Requires(property = "chatflow.test.jumps")
final class FileClock extends Clock {

    private static final Duration READ_AGAIN_AFTER = Duration.ofMillis(20);

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final Path file;
    private volatile long ahead;
    private volatile long readAt = System.nanoTime() - READ_AGAIN_AFTER.toNanos();

    FileClock(@Value("${chatflow.test.jumps}") String file) {
        this.file = Path.of(file);
    }

    @Override
    public Instant instant() {
        if (System.nanoTime() - readAt >= READ_AGAIN_AFTER.toNanos()) {
            readAt = System.nanoTime();
            ahead = read();
        }
        return clock.instant().plusMillis(ahead);
    }

    private long read() {
        try {
            var text = Files.exists(file) ? Files.readString(file) : "";
            return text.isEmpty() ? ahead : Long.parseLong(text);
        } catch (IOException beingWritten) {
            return ahead;
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("everything here is UTC");
    }
}
