package io.chatflow.retrieval;

/// What is looked for: `words` are compared with the words of texts, `sentence` with their meaning. They
/// may differ: a caller knows which words of a sentence say nothing about the matter.
public record Asked(String words, String sentence) {

    public static Asked of(String question) {
        return new Asked(question, question);
    }
}
