package io.chatflow.commerce.store;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/// That an item is known, as of which change.
@Introspected
public record KnownItem(String externalId, Instant updatedAt) {}
