package io.chatflow.identity.tokens;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/// A service whose root key is not the one that this database was filled under must not start: it would sign everybody
/// out and open no secret.
@Singleton
class KeyCheck {

    private final SigningKeys keys;

    KeyCheck(SigningKeys keys) {
        this.keys = keys;
    }

    /// Throws `IllegalStateException`, which ends the start.
    @EventListener
    void openKeys(StartupEvent started) {
        keys.current();
    }
}
