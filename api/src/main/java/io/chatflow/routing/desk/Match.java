package io.chatflow.routing.desk;

import io.chatflow.conversations.ConversationId;
import io.chatflow.tenants.StaffId;

/// Who is to have which conversation next.
record Match(ConversationId conversation, StaffId agent) {}
