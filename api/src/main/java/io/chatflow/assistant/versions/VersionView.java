package io.chatflow.assistant.versions;

import io.chatflow.assistant.VersionId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// One training. `failure`: `nothing_taught`, `no_model` or `error`. `corrections` counts the examples that come from
/// answers staff judged. `accuracy` (0 to 1) and `threshold` are measured by leaving out a fifth at a time. `suite` is
/// how the tenant's test suite went with it, `suiteBefore` how it went with what was active then.
public record VersionView(
        VersionId id,
        int number,
        Status status,
        boolean active,
        @Nullable String failure,
        Instant createdAt,
        StaffId createdBy,
        @Nullable Instant trainedAt,
        int categories,
        int examples,
        int corrections,
        @Nullable Double accuracy,
        @Nullable Double threshold,
        @Nullable Score suite,
        @Nullable Score suiteBefore) {

    public enum Status {
        training,
        ready,
        failed
    }

    public record Score(int passed, int failed) {}

    static VersionView of(VersionRow row) {
        return new VersionView(
                row.id(),
                row.number(),
                row.status(),
                row.active(),
                row.failure(),
                row.createdAt(),
                row.createdBy(),
                row.trainedAt(),
                row.categories(),
                row.examples(),
                row.corrections(),
                row.accuracy(),
                row.threshold(),
                score(row.passed(), row.failed()),
                score(row.passedBefore(), row.failedBefore()));
    }

    private static @Nullable Score score(@Nullable Integer passed, @Nullable Integer failed) {
        return passed == null || failed == null ? null : new Score(passed, failed);
    }
}
