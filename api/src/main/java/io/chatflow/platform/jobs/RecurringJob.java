package io.chatflow.platform.jobs;

import java.time.Duration;

/// Work done again and again, on one node at a time: sweeping, expiring, waking. A feature declares it as a singleton
/// bean.
public interface RecurringJob {

    /// Unique among all jobs and stable over releases: rows name it.
    String name();

    /// From the end of one run to the start of the next, after a failure too.
    Duration every();

    void run();
}
