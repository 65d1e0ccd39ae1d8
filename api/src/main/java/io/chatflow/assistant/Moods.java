package io.chatflow.assistant;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import java.util.Optional;

/// How shoppers sound to the assistant, for staff.
public interface Moods {

    /// Empty when nothing was said whose tone could be told.
    Optional<Mood> of(TenantId tenant, ConversationId conversation);
}
