package io.chatflow.understanding;

/// What a classifier sees of a text: its meaning as a dense vector, and which words and pieces of words it has, as
/// indexes with their weights.
record Features(float[] meaning, int[] terms, float[] weights) {}
