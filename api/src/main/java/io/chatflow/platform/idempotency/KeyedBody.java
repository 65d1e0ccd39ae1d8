package io.chatflow.platform.idempotency;

/// An argument that stands for the body of a request and is no JSON.
public interface KeyedBody {

    /// A word that no other body has.
    String fingerprint();
}
