package io.chatflow.retrieval.ranking;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/// Of two texts that answer about as well, the one that was changed last stands first: what is newer is more often
/// still true.
public final class Recency {

    /// What a text of today has before one of long ago, where scores go from 0 to 1: a text that is better by more
    /// than this stays before it. With days at random, which can only do harm, 0.02 loses 9 of 685 first places.
    private static final double MOST = 0.005;

    private static final double HALF_IN_DAYS = 180;

    private Recency() {}

    /// Between 0 and `MOST`; 0 where the day is not known.
    public static double of(@Nullable Instant updatedAt, Instant now) {
        if (updatedAt == null) {
            return 0;
        }
        double days = Math.max(0, Duration.between(updatedAt, now).toHours() / 24.0);
        return MOST * Math.pow(0.5, days / HALF_IN_DAYS);
    }
}
