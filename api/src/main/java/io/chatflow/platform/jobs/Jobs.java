package io.chatflow.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.chatflow.platform.database.DatabaseFailure;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;

/// Schedules work in the current transaction: it happens when, and only when, that transaction commits.
@Singleton
public class Jobs {

    private static final String INSERT = """
            INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
            VALUES (?, ?, ?, ?, false, 1)
            ON CONFLICT (task_name, task_instance) DO NOTHING
            """;

    private final SchedulerClient client;
    private final JobData data;
    private final TransactionOperations<Connection> transactions;
    private final DueSignal due;
    private final Clock clock;

    Jobs(
            DataSource dataSource,
            TransactionOperations<Connection> transactions,
            JobData data,
            DueSignal due,
            Clock clock) {
        this.client = SchedulerClient.Builder.create(dataSource)
                .serializer(data)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .build();
        this.data = data;
        this.transactions = transactions;
        this.due = due;
        this.clock = clock;
    }

    /// Runs the job at once after the commit, on this node if it has a free thread. A job with the same name and
    /// instance that still waits or runs stays as it is. Throws `IllegalStateException` outside a transaction.
    public <D> void schedule(Job<D> job, String instance, D data) {
        schedule(job, instance, data, clock.instant());
    }

    /// The same, not before `at`. A job with the same name and instance that still waits is moved to `at`.
    public <D> void schedule(Job<D> job, String instance, D data, Instant at) {
        var status = currentTransaction();
        if (at.isAfter(clock.instant())) {
            var task = new TaskInstance<>(job.name(), instance, data);
            client.schedule(task, at, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } else {
            insert(status, job, instance, data, at);
            raiseAfterCommit(status);
        }
    }

    /// Not before `at`. A job with the same name and instance that still waits or runs stays as it is.
    public <D> void scheduleIfAbsent(Job<D> job, String instance, D data, Instant at) {
        insert(currentTransaction(), job, instance, data, at);
    }

    /// The scheduler's own look before its insert misses what another transaction is writing, and a key that exists
    /// ends the whole transaction.
    private void insert(TransactionStatus<?> status, Job<?> job, String instance, Object given, Instant at) {
        try (var statement = ((Connection) status.getConnection()).prepareStatement(INSERT)) {
            statement.setString(1, job.name());
            statement.setString(2, instance);
            statement.setBytes(3, data.serialize(given));
            statement.setTimestamp(4, Timestamp.from(at));
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /// Runs many of one job at once after the commit, by instance. None of the instances may exist already.
    public <D> void scheduleAll(Job<D> job, Map<String, D> dataByInstance) {
        var status = currentTransaction();
        client.scheduleBatch(
                dataByInstance.entrySet().stream()
                        .<TaskInstance<?>>map(one -> new TaskInstance<>(job.name(), one.getKey(), one.getValue()))
                        .toList(),
                clock.instant());
        raiseAfterCommit(status);
    }

    /// Forgets a job that has not begun; nothing happens when there is none.
    public void cancel(Job<?> job, String instance) {
        client.getScheduledExecution(TaskInstanceId.of(job.name(), instance))
                .filter(execution -> !execution.isPicked())
                .ifPresent(execution -> client.cancel(execution.getTaskInstance()));
    }

    private TransactionStatus<?> currentTransaction() {
        return transactions
                .findTransactionStatus()
                .orElseThrow(() -> new IllegalStateException("jobs are scheduled inside a transaction"));
    }

    private void raiseAfterCommit(TransactionStatus<?> transaction) {
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                due.raise();
            }
        });
    }
}
