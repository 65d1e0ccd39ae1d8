package io.chatflow.platform.jobs;

import java.time.Duration;

/// One kind of work to be done once, after a commit. A feature declares it as a singleton bean and schedules it with
/// `Jobs.schedule`. It may run twice (a node that dies in the middle of it is followed by another), so it looks at the
/// database for what is left to do. `D` holds ids only, never content: what is erased must not live on in a job.
public interface Job<D> {

    /// Unique among all jobs and stable over releases: rows name it.
    String name();

    Class<D> data();

    /// Whatever is thrown is logged and leads to another run after `retryAfter`.
    void run(D data);

    /// How long to wait after the given number of failures in a row (from 1).
    default Duration retryAfter(int failures) {
        return Duration.ofSeconds(Math.min(300, 1L << Math.min(failures, 9)));
    }
}
