package io.chatflow.assistant.turns;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Instant;

/// Wakes a runner for a conversation in which an answer is owed. Which one, the runner reads from the rows.
@Singleton
class TurnJob implements Job<TurnJob.Owed> {

    // Lazily: the runner schedules this job itself.
    private final Provider<TurnRunner> runner;

    TurnJob(Provider<TurnRunner> runner) {
        this.runner = runner;
    }

    record Owed(TenantId tenant, ConversationId conversation) {

        static Owed in(Turn turn) {
            return new Owed(turn.tenant(), turn.conversation());
        }
    }

    static String instance(Turn turn) {
        return turn.conversation().text() + ":" + turn.seq();
    }

    /// For a runner that found the conversation in other hands: one for each second, so that it is never the runner's
    /// own.
    static String laterInstance(ConversationId conversation, Instant at) {
        return conversation.text() + ":later:" + at.getEpochSecond();
    }

    @Override
    public String name() {
        return "assistant.turn";
    }

    @Override
    public Class<Owed> data() {
        return Owed.class;
    }

    @Override
    public void run(Owed owed) {
        runner.get().answerAllDue(owed.tenant(), owed.conversation());
    }
}
