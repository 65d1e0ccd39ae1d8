package io.chatflow.realtime.protocol;

public enum AuthorKind {
    contact,
    agent,
    assistant,
    system
}
