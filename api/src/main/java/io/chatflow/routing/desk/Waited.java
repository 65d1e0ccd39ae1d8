package io.chatflow.routing.desk;

import io.micronaut.core.annotation.Introspected;

/// How long someone waited who was taken from the queue, and at which position they had come in.
@Introspected
record Waited(int waitedSeconds, int enteredPosition) {}
