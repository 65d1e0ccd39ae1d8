package io.chatflow.assistant.turns;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Answers what is owed in a conversation, in order, as its only runner while the lease lasts.
@Singleton
class TurnRunner {

    /// Many times what an answer takes; so long may a conversation wait when a node dies in the middle of one.
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration LATER = Duration.ofSeconds(1);

    private final TurnRepository turns;
    private final LeaseRepository leases;
    private final TurnAnswer answer;
    private final Jobs jobs;
    private final TurnJob job;
    private final TenantTransactions transactions;
    private final Clock clock;

    TurnRunner(
            TurnRepository turns,
            LeaseRepository leases,
            TurnAnswer answer,
            Jobs jobs,
            TurnJob job,
            TenantTransactions transactions,
            Clock clock) {
        this.turns = turns;
        this.leases = leases;
        this.answer = answer;
        this.jobs = jobs;
        this.job = job;
        this.transactions = transactions;
        this.clock = clock;
    }

    void answerAllDue(TenantId tenant, ConversationId conversation) {
        var holder = UUID.randomUUID();
        if (take(tenant, conversation, holder)) {
            try {
                var due = turns.firstDue(tenant, conversation);
                while (due.isPresent() && take(tenant, conversation, holder)) {
                    answer.give(new Turn(tenant, conversation, due.get()), holder);
                    due = turns.firstDue(tenant, conversation);
                }
            } finally {
                leases.release(tenant, conversation, holder);
            }
        }
        // Another has the lease, or a message came while it was being given back.
        if (turns.firstDue(tenant, conversation).isPresent()) {
            transactions.within(tenant, connection -> {
                var owed = new TurnJob.Owed(tenant, conversation);
                var at = clock.instant().plus(LATER);
                jobs.scheduleIfAbsent(job, TurnJob.laterInstance(conversation, at), owed, at);
                return null;
            });
        }
    }

    private boolean take(TenantId tenant, ConversationId conversation, UUID holder) {
        var now = clock.instant();
        return leases.take(tenant, conversation, holder, now.plus(LEASE), now) == 1;
    }
}
