package io.chatflow.platform.jobs;

import static io.chatflow.testing.Eventually.eventually;
import static io.chatflow.testing.TestService.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobsTest {

    private final Jobs jobs = context().getBean(Jobs.class);
    private final JobFixture.Noting noting = context().getBean(JobFixture.Noting.class);
    private final JobFixture.Stumbling stumbling = context().getBean(JobFixture.Stumbling.class);
    private final JobFixture.Ticking ticking = context().getBean(JobFixture.Ticking.class);

    @Test
    void a_job_runs_once_its_transaction_has_committed() {
        var word = UUID.randomUUID().toString();

        inTransaction(() -> jobs.schedule(noting, word, new JobFixture.Word(word)));

        eventually(() -> noting.said(word) == 1);
        eventually(() -> rowsOf(word) == 0);
    }

    @Test
    void a_job_of_a_transaction_that_rolls_back_never_runs() {
        var word = UUID.randomUUID().toString();

        assertThatThrownBy(() -> inTransaction(() -> {
                    jobs.schedule(noting, word, new JobFixture.Word(word));
                    throw new IllegalArgumentException("changed my mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(rowsOf(word)).isZero();
        assertThat(noting.said(word)).isZero();
    }

    @Test
    void scheduling_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> jobs.schedule(noting, "nowhere", new JobFixture.Word("nowhere")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_instance_scheduled_twice_waits_once() {
        var word = UUID.randomUUID().toString();
        var later = Instant.now().plus(Duration.ofHours(1));

        inTransaction(() -> {
            jobs.schedule(noting, word, new JobFixture.Word(word), later);
            jobs.schedule(noting, word, new JobFixture.Word(word), later.plusSeconds(5));
        });
        assertThat(rowsOf(word)).isOne();

        inTransaction(() -> jobs.cancel(noting, word));
        assertThat(rowsOf(word)).isZero();
    }

    @Test
    void a_job_that_fails_runs_again() {
        var word = UUID.randomUUID().toString();

        inTransaction(() -> jobs.schedule(stumbling, word, new JobFixture.Word(word)));

        eventually(() -> stumbling.tries(word) == 2);
        eventually(() -> rowsOf(word) == 0);
    }

    @Test
    void recurring_work_happens_again_and_again() {
        var before = ticking.ticks();

        eventually(() -> ticking.ticks() >= before + 3);
    }

    @Test
    void a_node_that_comes_back_takes_up_at_once_what_it_had_begun() throws SQLException {
        var word = UUID.randomUUID().toString();
        var later = Instant.now().plus(Duration.ofHours(1));
        inTransaction(() -> jobs.schedule(noting, word, new JobFixture.Word(word), later));
        update("UPDATE scheduled_tasks SET picked = true, picked_by = 'killed', execution_time = now(), "
                + "last_heartbeat = now() + interval '1 hour' WHERE task_instance = '" + word + "'");

        try (var again = TestService.start(Map.of("chatflow.node", "killed"))) {
            var there = again.getApplicationContext().getBean(JobFixture.Noting.class);
            eventually(() -> there.said(word) + noting.said(word) == 1);
            eventually(() -> rowsOf(word) == 0);
        }
        assertThat(noting.said(word)).isLessThanOrEqualTo(1);
    }

    private static void inTransaction(Runnable work) {
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions = context().getBean(TransactionOperations.class);
        transactions.execute(TransactionDefinition.DEFAULT, status -> {
            work.run();
            return null;
        });
    }

    private static int rowsOf(String instance) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement =
                        connection.prepareStatement("SELECT count(*) FROM scheduled_tasks WHERE task_instance = ?")) {
            statement.setString(1, instance);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void update(String sql) throws SQLException {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
