package io.chatflow.conversations.log;

import io.chatflow.platform.web.ProblemException;
import io.micronaut.http.HttpStatus;

/// Why the log refuses an append.
public final class LogProblems {

    private LogProblems() {}

    static ProblemException clientIdReused() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "idempotency_key_reused",
                "This clientId stands for a message with another text.");
    }

    /// The assistant's answer comes too late: people have the conversation.
    static ProblemException takenOver() {
        return new ProblemException(
                HttpStatus.CONFLICT, "taken_over", "The assistant no longer has this conversation.");
    }

    /// The conversation was resolved too long ago: a visitor's message starts a new one.
    static ProblemException over() {
        return new ProblemException(HttpStatus.CONFLICT, "conversation_over", "This conversation has ended.");
    }

    public static boolean isOver(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code().equals("conversation_over");
    }
}
