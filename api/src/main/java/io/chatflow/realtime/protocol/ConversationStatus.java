package io.chatflow.realtime.protocol;

/// `pending`: with the assistant. `open`: for people. `snoozed`: until a time or the visitor's next message. There is
/// no "closed".
public enum ConversationStatus {
    pending,
    open,
    snoozed,
    resolved
}
