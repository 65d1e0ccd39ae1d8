package io.chatflow.assistant.turns;

import static io.chatflow.testing.Eventually.eventually;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/// What has no front door: the rows of turns, and a runner that died.
final class TurnRows {

    private TurnRows() {}

    /// The states of a conversation's turns, in order.
    static List<String> of(String conversation) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(
                        "SELECT state FROM assistant_turn WHERE conversation_id = ? ORDER BY seq")) {
            statement.setObject(1, ConversationId.parse(conversation).value());
            var states = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    states.add(rows.getString(1));
                }
            }
            return states;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The traces of a tenant's answers that were withheld because a check failed.
    static List<String> withheld(String tenant) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement("""
                        SELECT CAST(trace AS text) FROM assistant_trace
                        WHERE tenant_id = ? AND trace @> '{"checks": [{"passed": false}]}'
                        """)) {
            statement.setObject(1, TenantId.parse(tenant).value());
            var traces = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    traces.add(rows.getString(1));
                }
            }
            return traces;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// As if a runner had taken the lease and died, until `endLease`.
    static void leaseToNobody(String conversation) {
        // The one before may still be giving it back.
        eventually(() -> execute("""
            INSERT INTO assistant_lease
            SELECT tenant_id, id, gen_random_uuid(), now() + interval '1 hour' FROM conversation WHERE id = ?
            ON CONFLICT DO NOTHING
            """, conversation) == 1);
    }

    /// The time of a lease that nobody gives back is over.
    static void endLease(String conversation) {
        execute(
                "UPDATE assistant_lease SET ends_at = now() - interval '1 second' WHERE conversation_id = ?",
                conversation);
    }

    static void runAtOnce(String tenant, String conversation, int runners) {
        var runner = TestService.context().getBean(TurnRunner.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < runners; number++) {
                threads.submit(() -> runner.answerAllDue(TenantId.parse(tenant), ConversationId.parse(conversation)));
            }
        }
    }

    private static int execute(String sql, String conversation) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ConversationId.parse(conversation).value());
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
