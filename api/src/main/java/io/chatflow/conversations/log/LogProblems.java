package io.chatflow.conversations.log;

import io.chatflow.platform.web.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.exceptions.CannotCreateTransactionException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// Why the log refuses an append.
public final class LogProblems {

    private LogProblems() {}

    /// The client keeps the message and tries again.
    static ProblemException unavailable() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Messages can't be stored right now; try again.");
    }

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

    static boolean isDatabaseGone(Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof CannotCreateTransactionException || at instanceof SQLTransientConnectionException) {
                return true;
            }
            // Class 08: connection exceptions; 57P: the server shuts down or starts up.
            if (at instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }
}
