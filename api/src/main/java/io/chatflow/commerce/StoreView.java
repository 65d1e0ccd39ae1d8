package io.chatflow.commerce;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// The shop system behind a site, as far as its owner needs to know. `lastError` says why it is `failing`.
public record StoreView(
        String storeUrl,
        Instant connectedAt,
        State state,
        @Nullable String lastError) {

    public enum State {
        active,
        failing
    }
}
