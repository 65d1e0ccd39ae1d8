package io.chatflow.assistant;

import io.chatflow.understanding.Sentiment;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// What a message was understood as: its language (a code of ISO 639), the intents that it speaks for, the strongest
/// first, how it sounds, where that can be told, and what it names.
public record Reading(
        String language,
        List<Meant> meant,
        @Nullable Sentiment sentiment,
        @Nullable List<Named> named) {

    public Reading {
        named = named == null ? List.of() : List.copyOf(named);
    }

    public Reading(String language, List<Meant> meant) {
        this(language, meant, null, null);
    }

    /// What it names: `order_number`, `email`, `amount` or `day`. `value`, of amounts and days: `49.90 EUR`,
    /// `2026-05-03`, `--05-03` without a year.
    public record Named(String kind, @Nullable String value) {}

    /// From 1 on an intent is meant.
    public record Meant(String intent, double score) {}

    public Reading sounding(@Nullable Sentiment heard) {
        return new Reading(language, meant, heard, named);
    }
}
