package io.chatflow.realtime.protocol;

/// A list of conversations that staff work from.
public enum View {
    mine,
    open,
    unassigned,
    assistant,
    queue
}
