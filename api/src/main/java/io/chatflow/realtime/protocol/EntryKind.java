package io.chatflow.realtime.protocol;

/// What an entry of the log is. `edit`, `reaction` and `call` are reserved for later.
public enum EntryKind {
    message,
    note,
    status,
    assignment,
    handoff,
    rating,
    card,
    event
}
