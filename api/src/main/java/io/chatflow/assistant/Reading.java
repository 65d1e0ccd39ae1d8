package io.chatflow.assistant;

import java.util.List;

/// What a message was understood as: its language (a code of ISO 639), and the intents that it speaks for, the
/// strongest
/// first.
public record Reading(String language, List<Meant> meant) {

    /// From 1 on an intent is meant.
    public record Meant(String intent, double score) {}
}
