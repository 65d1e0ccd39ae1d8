package io.chatflow.platform.mail;

/// A mail has to wait for another try. Where that came from is of no interest, hence no stack trace.
final class MailDeferred extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailDeferred(String kind, String reason) {
        super("a mail of the kind " + kind + " waits: " + reason, null, false, false);
    }
}
