package io.chatflow.assistant;

import java.util.Set;

/// Whatever finds the words of the assistant.
public interface AssistantEngine {

    /// Which engine, and which edition of it: written beside each answer.
    String name();

    /// One answer to the question. All facts in it come from the sources; an engine that does not know says so
    /// and hands off. Never fails for any text; failures of the sources pass through, and the turn is tried again.
    Answer answer(Question question, Sources sources);

    /// Numbers in its own fixed words, which no source holds: that of an emergency call.
    Set<String> figures();

    /// What to say in place of an answer that its sources do not bear out: a handoff.
    Answer withheld(Question question);
}
