package io.chatflow.assistant.turns;

import io.chatflow.conversations.EntriesAppended;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.jobs.Jobs;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Writes down, in the transaction of a shopper's message, that the assistant owes an answer: so it is owed exactly
/// when
/// the message stands.
@Singleton
class TurnListener {

    private static final String RECORD = """
            INSERT INTO assistant_turn (tenant_id, conversation_id, seq, created_at)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::bigint[]) AS turn (tenant_id, conversation_id, seq) CROSS JOIN (VALUES (?::timestamptz)) AS created (at)
            ON CONFLICT DO NOTHING
            """;

    private final Owing owing;
    private final TenantTransactions transactions;
    private final Jobs jobs;
    private final TurnJob job;
    private final Clock clock;

    TurnListener(Owing owing, TenantTransactions transactions, Jobs jobs, TurnJob job, Clock clock) {
        this.owing = owing;
        this.transactions = transactions;
        this.jobs = jobs;
        this.job = job;
        this.clock = clock;
    }

    @EventListener
    void onAppended(EntriesAppended appended) {
        var turns = appended.entries().stream()
                .filter(owing::isIn)
                .map(entry -> new Turn(entry.tenant(), entry.conversation(), entry.seq()))
                .toList();
        if (!turns.isEmpty()) {
            record(turns);
            var owed = new LinkedHashMap<String, TurnJob.Owed>();
            turns.forEach(turn -> owed.put(TurnJob.instance(turn), TurnJob.Owed.in(turn)));
            jobs.scheduleAll(job, owed);
        }
    }

    private void record(List<Turn> turns) {
        var tenants = turns.stream().map(Turn::tenant).collect(Collectors.toSet());
        transactions.within(tenants, connection -> {
            insert(connection, turns);
            return null;
        });
    }

    private void insert(Connection connection, List<Turn> turns) throws SQLException {
        try (var statement = connection.prepareStatement(RECORD)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            turns.stream().map(turn -> turn.tenant().value()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            turns.stream()
                                    .map(turn -> turn.conversation().value())
                                    .toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int8", turns.stream().map(Turn::seq).toArray()));
            statement.setTimestamp(4, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        }
    }
}
