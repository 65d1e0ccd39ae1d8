package io.chatflow.platform.database.embedded;

/// The embedded database cannot serve. The message is for the person at the terminal: what is wrong, and what
/// to do.
public final class DatabaseStartException extends RuntimeException {

    DatabaseStartException(String message) {
        super(message);
    }

    DatabaseStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
