package io.chatflow.platform.jobs;

import jakarta.inject.Singleton;

/// Tells this node's runner that something is due now. It stands between `Jobs` and `JobRunner`, which knows the jobs,
/// some of which schedule others.
@Singleton
final class DueSignal {

    private volatile Runnable runner = () -> {};

    void answeredBy(Runnable runner) {
        this.runner = runner;
    }

    void raise() {
        runner.run();
    }
}
