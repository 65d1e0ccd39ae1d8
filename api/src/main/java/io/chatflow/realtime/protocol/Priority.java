package io.chatflow.realtime.protocol;

public enum Priority {
    low,
    medium,
    high,
    urgent
}
