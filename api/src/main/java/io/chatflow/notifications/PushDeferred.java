package io.chatflow.notifications;

import io.micronaut.core.annotation.Nullable;

/// A push service that takes nothing now. The job comes back to it.
final class PushDeferred extends RuntimeException {

    PushDeferred(@Nullable Integer code) {
        super(
                code == null ? "the push service could not be reached" : "the push service answered " + code,
                null,
                false,
                false);
    }
}
