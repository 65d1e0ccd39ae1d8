package io.chatflow.assistant.answers;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationChanged;
import io.chatflow.conversations.State;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/// The change from which answers are learnt: resolved now, and not by the assistant alone.
@Singleton
final class ResolvedByPeople implements ConversationChanged.Interest {

    @Override
    public boolean isIn(ConversationChanged change) {
        return isMeantBy(change);
    }

    static boolean isMeantBy(ConversationChanged change) {
        return isResolved(change.after()) && !isResolved(change.before());
    }

    private static boolean isResolved(@Nullable Conversation conversation) {
        return conversation != null
                && conversation.state() instanceof State.Resolved resolved
                && resolved.from() == ConversationStatus.open;
    }
}
