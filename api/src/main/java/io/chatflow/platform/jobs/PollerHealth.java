package io.chatflow.platform.jobs;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line when the runner loses its database and one when it has it back, instead of a stack trace each second: the
/// loggers of the scheduler's loops are silenced in logback.xml.
@Singleton
final class PollerHealth extends AbstractSchedulerListener {

    private static final Logger LOG = LoggerFactory.getLogger(PollerHealth.class);

    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean stopping;

    /// Threads interrupted by a stop are no trouble to speak of.
    void stopping() {
        stopping = true;
    }

    void lost() {
        if (!stopping && failing.compareAndSet(false, true)) {
            LOG.warn("The job runner can't reach the database; it goes on trying");
        }
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        switch (type) {
            case UNEXPECTED_ERROR,
                    FAILED_HEARTBEAT,
                    FAILED_MULTIPLE_HEARTBEATS,
                    COMPLETIONHANDLER_ERROR,
                    FAILUREHANDLER_ERROR -> lost();
            case RAN_DETECT_DEAD, RAN_EXECUTE_DUE -> {
                if (failing.compareAndSet(true, false)) {
                    LOG.info("The job runner has the database back");
                }
            }
            case DEAD_EXECUTION, RAN_UPDATE_HEARTBEATS, UNRESOLVED_TASK -> {}
        }
    }
}
