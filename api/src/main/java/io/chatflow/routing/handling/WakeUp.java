package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Opens a snoozed conversation when its time has come. One that was snoozed again meanwhile sleeps on.
@Singleton
class WakeUp implements Job<WakeUp.Sleeper> {

    record Sleeper(TenantId tenant, ConversationId conversation) {}

    private final Conversations conversations;
    private final Clock clock;

    WakeUp(Conversations conversations, Clock clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "routing-wake-up";
    }

    @Override
    public Class<Sleeper> data() {
        return Sleeper.class;
    }

    @Override
    public void run(Sleeper sleeper) {
        conversations.change(
                sleeper.tenant(),
                sleeper.conversation(),
                found -> isDue(found) ? Progress.woken(found, Author.SYSTEM) : Change.none(found));
    }

    private boolean isDue(Conversation found) {
        return found.snoozedUntil() != null && !found.snoozedUntil().isAfter(clock.instant());
    }
}
