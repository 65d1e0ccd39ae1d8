package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// What one transaction did to one conversation: told to the sockets once it is committed. `before` is null for a new
/// conversation.
public record Committed(@Nullable Conversation before, Conversation after, List<Entry> entries) {

    public boolean changesState() {
        return before == null || before.differsInState(after);
    }
}
