package io.chatflow.identity;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// What may be shown of a secret after its first moment: its last letters, and until when the one before it still
/// works.
public record SecretHint(
        String hint, Instant createdAt, @Nullable Instant previousValidUntil) {}
