package io.chatflow.platform.idempotency;

import io.micronaut.core.annotation.Nullable;

/// Ends a request with the answer that the same request had before. `body` is JSON, null for an answer without one.
final class RepeatedAnswer extends RuntimeException {

    private final int status;
    private final @Nullable String body;

    RepeatedAnswer(int status, @Nullable String body) {
        super("answered before", null, false, false);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    @Nullable
    String body() {
        return body;
    }
}
