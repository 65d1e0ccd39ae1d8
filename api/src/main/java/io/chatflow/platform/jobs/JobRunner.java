package io.chatflow.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/// Runs due jobs on this node, from the moment it serves until it stops. It polls on connections of its own, outside
/// any transaction of the service.
@Singleton
final class JobRunner implements ApplicationEventListener<ServerStartupEvent> {

    // Mostly waiting: for the database, or between two pieces of an answer that is being written.
    private static final int THREADS = 64;
    private static final Duration POLL = Duration.ofSeconds(1);
    // A node is taken for dead after four missed heartbeats, the scheduler's least.
    private static final Duration HEARTBEAT = Duration.ofMillis(1500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final DataSource dataSource;
    private final JobTasks tasks;
    private final JobData data;
    private final DueSignal due;
    private final Orphans orphans;
    private final String configuredName;
    private final PollerHealth health;
    private Scheduler scheduler;

    JobRunner(
            DataSource dataSource,
            DataSourceResolver resolver,
            JobTasks tasks,
            JobData data,
            DueSignal due,
            Orphans orphans,
            PollerHealth health,
            @Value("${chatflow.node:}") String configuredName) {
        this.dataSource = resolver.resolve(dataSource);
        this.tasks = tasks;
        this.data = data;
        this.due = due;
        this.orphans = orphans;
        this.health = health;
        this.configuredName = configuredName;
    }

    @Override
    public synchronized void onApplicationEvent(ServerStartupEvent started) {
        var node = configuredName.isBlank()
                ? hostName() + ":" + started.getSource().getPort()
                : configuredName;
        orphans.giveBack(dataSource, node);
        scheduler = Scheduler.create(dataSource, tasks.once())
                .startTasks(tasks.again())
                .serializer(data)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .schedulerName(() -> node)
                .threads(THREADS)
                .executorService(Executors.newFixedThreadPool(
                        THREADS, Thread.ofVirtual().name("job-", 0).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(LAST_WORDS)
                .failureLogging(LogLevel.OFF, false)
                .addSchedulerListener(health)
                .build();
        scheduler.start();
        due.answeredBy(scheduler::triggerCheckForDueExecutions);
    }

    @PreDestroy
    synchronized void stop() {
        due.answeredBy(() -> {});
        health.stopping();
        if (scheduler != null && !scheduler.getSchedulerState().isShuttingDown()) {
            scheduler.stop();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "node";
        }
    }
}
