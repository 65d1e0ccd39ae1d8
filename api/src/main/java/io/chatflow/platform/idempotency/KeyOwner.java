package io.chatflow.platform.idempotency;

import io.chatflow.platform.ids.TenantId;

/// Who chose an `Idempotency-Key`: keys of different owners never meet.
public interface KeyOwner {

    TenantId tenant();

    /// A word that no other caller of the tenant has, the same from request to request.
    String keyOwner();
}
