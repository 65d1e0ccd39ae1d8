package io.chatflow.identity.accounts;

import java.time.Duration;

/// What the reader of an address's mail may ask for, and how long the link works.
enum AccountRequestKind {
    sign_up(Duration.ofHours(24)),
    password_reset(Duration.ofHours(1)),
    email_change(Duration.ofHours(24));

    final Duration lifetime;

    AccountRequestKind(Duration lifetime) {
        this.lifetime = lifetime;
    }
}
