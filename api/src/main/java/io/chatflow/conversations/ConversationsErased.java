package io.chatflow.conversations;

import io.chatflow.platform.ids.TenantId;
import java.util.List;

/// All that was said in these conversations is being blanked: published inside the transaction, so that what was made
/// of it goes with it. The conversations are locked.
public record ConversationsErased(TenantId tenant, List<ConversationId> conversations) {}
