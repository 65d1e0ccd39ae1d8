package io.chatflow.conversations.web;

import io.chatflow.conversations.Appended;
import java.time.Instant;
import java.util.UUID;

/// The entry is committed; the same `clientId` again gets the same.
public record AckView(UUID clientId, String conversationId, String messageId, long seq, Instant at) {

    static AckView of(Appended appended) {
        return new AckView(
                appended.clientId(),
                appended.conversation().text(),
                appended.id().text(),
                appended.seq(),
                appended.at());
    }
}
