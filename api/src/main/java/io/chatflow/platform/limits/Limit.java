package io.chatflow.platform.limits;

import java.time.Duration;

/// How many requests of one kind a caller may make in a window; the whole of it may come at once, and it refills
/// evenly.
public record Limit(String name, int requests, Duration window) {

    public static Limit perMinute(String name, int requests) {
        return new Limit(name, requests, Duration.ofMinutes(1));
    }
}
