package io.chatflow.conversations;

import io.chatflow.realtime.protocol.ConversationStatus;
import java.time.Instant;

/// Who has a conversation. `Pending`: the assistant. `Open`: people. `Snoozed`: nobody, until a time or the visitor's
/// next message.
/// `Resolved`: done; `from` (pending or open) says who gets it back when it is reopened.
public sealed interface State {

    record Pending() implements State {}

    record Open() implements State {}

    record Snoozed(Instant until) implements State {}

    record Resolved(Instant at, ConversationStatus from) implements State {}

    State PENDING = new Pending();
    State OPEN = new Open();

    default ConversationStatus status() {
        return switch (this) {
            case Pending pending -> ConversationStatus.pending;
            case Open open -> ConversationStatus.open;
            case Snoozed snoozed -> ConversationStatus.snoozed;
            case Resolved resolved -> ConversationStatus.resolved;
        };
    }
}
