package io.chatflow.routing.desk;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationChanged;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/// What a change of a conversation means for the queue and for the agents' capacity.
@Singleton
final class QueueMoves implements ConversationChanged.Interest {

    @Override
    public boolean isIn(ConversationChanged change) {
        return leaves(change) || enters(change) || isRankedAnew(change) || freesAgent(change) || isTaken(change);
    }

    static boolean leaves(ConversationChanged change) {
        return mayBeQueued(change.before()) && !mayBeQueued(change.after());
    }

    static boolean enters(ConversationChanged change) {
        return wantsPerson(change.after()) && !wantsPerson(change.before());
    }

    static boolean isRankedAnew(ConversationChanged change) {
        return mayBeQueued(change.before())
                && mayBeQueued(change.after())
                && change.before().priority() != change.after().priority();
    }

    static boolean freesAgent(ConversationChanged change) {
        return isHandled(change.before()) && !isHandledBySame(change.before(), change.after());
    }

    static boolean isTaken(ConversationChanged change) {
        return isHandled(change.after()) && !isHandled(change.before());
    }

    private static boolean mayBeQueued(@Nullable Conversation conversation) {
        return conversation != null
                && conversation.status() == ConversationStatus.open
                && conversation.assigneeAgent() == null;
    }

    private static boolean wantsPerson(@Nullable Conversation conversation) {
        return mayBeQueued(conversation) && conversation.waitingSince() != null;
    }

    /// True when it counts for an agent's capacity.
    private static boolean isHandled(@Nullable Conversation conversation) {
        return conversation != null
                && conversation.status() == ConversationStatus.open
                && conversation.assigneeAgent() != null;
    }

    private static boolean isHandledBySame(Conversation before, Conversation after) {
        return isHandled(after) && before.assigneeAgent().equals(after.assigneeAgent());
    }
}
