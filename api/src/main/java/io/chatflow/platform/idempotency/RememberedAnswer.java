package io.chatflow.platform.idempotency;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/// What was answered to a keyed request, its body encrypted, and the hash of what had been asked.
@Introspected
record RememberedAnswer(
        byte[] requestHash, int status, @Nullable byte[] body) {}
