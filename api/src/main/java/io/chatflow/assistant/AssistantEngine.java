package io.chatflow.assistant;

/// Whatever finds the words of the assistant.
public interface AssistantEngine {

    /// Which engine, and which edition of it: written beside each answer.
    String name();

    /// One answer to the question. All facts in it come from the sources; an engine that does not know says so and
    /// hands
    /// off. Never fails for any text; failures of the sources pass through, and the turn is tried again.
    Answer answer(Question question, Sources sources);
}
