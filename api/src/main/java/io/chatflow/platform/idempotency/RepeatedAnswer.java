package io.chatflow.platform.idempotency;

/// Ends a request with the answer that the same request had before.
final class RepeatedAnswer extends RuntimeException {

    private final transient RememberedAnswer answer;

    RepeatedAnswer(RememberedAnswer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    RememberedAnswer answer() {
        return answer;
    }
}
