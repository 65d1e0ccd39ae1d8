package io.chatflow.platform.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.inject.Singleton;
import java.util.List;

/// What features declared, as the scheduler knows it.
@Singleton
final class JobTasks {

    private final List<Job<?>> jobs;
    private final List<RecurringJob> recurring;

    JobTasks(List<Job<?>> jobs, List<RecurringJob> recurring) {
        this.jobs = jobs;
        this.recurring = recurring;
    }

    List<Task<?>> once() {
        return jobs.stream().<Task<?>>map(JobTasks::once).toList();
    }

    List<RecurringTask<Void>> again() {
        return recurring.stream().map(JobTasks::again).toList();
    }

    private static <D> OneTimeTask<D> once(Job<D> job) {
        return Tasks.oneTime(job.name(), job.data())
                .onFailure((complete, operations) -> {
                    int failures = complete.getExecution().consecutiveFailures + 1;
                    operations.reschedule(complete, complete.getTimeDone().plus(job.retryAfter(failures)));
                })
                .onDeadExecutionRevive()
                .execute((instance, context) -> job.run(instance.getData()));
    }

    private static RecurringTask<Void> again(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .onFailureReschedule()
                .onDeadExecutionRevive()
                .execute((instance, context) -> job.run());
    }
}
