package io.chatflow.platform.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.chatflow.platform.database.DatabaseFaults;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What features declared, as the scheduler knows it.
@Singleton
final class JobTasks {

    private static final Logger LOG = LoggerFactory.getLogger(JobTasks.class);

    private final List<Job<?>> jobs;
    private final List<RecurringJob> recurring;
    private final PollerHealth health;

    JobTasks(List<Job<?>> jobs, List<RecurringJob> recurring, PollerHealth health) {
        this.jobs = jobs;
        this.recurring = recurring;
        this.health = health;
    }

    List<Task<?>> once() {
        return jobs.stream().<Task<?>>map(this::once).toList();
    }

    List<RecurringTask<Void>> again() {
        return recurring.stream().map(this::again).toList();
    }

    private <D> OneTimeTask<D> once(Job<D> job) {
        return Tasks.oneTime(job.name(), job.data())
                .onFailure((complete, operations) -> {
                    report(complete);
                    int failures = complete.getExecution().consecutiveFailures + 1;
                    operations.reschedule(complete, complete.getTimeDone().plus(job.retryAfter(failures)));
                })
                .onDeadExecutionRevive()
                .execute((instance, context) -> job.run(instance.getData()));
    }

    private RecurringTask<Void> again(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .onFailure((complete, operations) -> {
                    report(complete);
                    operations.reschedule(complete, complete.getTimeDone().plus(job.every()));
                })
                .onDeadExecutionRevive()
                .execute((instance, context) -> job.run());
    }

    /// All jobs fail at once when the database is gone: that is one line, not a stack trace for each.
    private void report(ExecutionComplete complete) {
        var task = complete.getExecution().taskInstance;
        var cause = complete.getCause();
        if (cause.filter(DatabaseFaults::isGone).isPresent()) {
            health.lost();
        } else {
            LOG.warn("The job {} {} failed", task.getTaskName(), task.getId(), cause.orElse(null));
        }
    }
}
