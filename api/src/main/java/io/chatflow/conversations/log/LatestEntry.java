package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.micronaut.core.annotation.Nullable;

/// A head and the entry with its last seq; null where that was not to be seen.
public record LatestEntry(Conversation head, @Nullable Entry entry) {}
