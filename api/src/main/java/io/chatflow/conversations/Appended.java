package io.chatflow.conversations;

import java.time.Instant;
import java.util.UUID;

/// An entry that is committed; `repeated` when an earlier append with the same `clientId` had done it.
public record Appended(
        ConversationId conversation, EntryId id, long seq, Instant at, UUID clientId, boolean repeated) {}
