package io.chatflow.realtime;

/// A frame's JSON in UTF-8, made once and sent to many.
public record Encoded(byte[] json) {}
