package io.chatflow.understanding;

/// A text and what it is: an intent or a sentiment.
public record Example(String text, String label) {}
