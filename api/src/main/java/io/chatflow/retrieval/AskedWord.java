package io.chatflow.retrieval;

/// One way to say a word of the question: `slot` is which word, `weight` (up to 1) how surely it is meant.
record AskedWord(int slot, String word, float weight) {}
