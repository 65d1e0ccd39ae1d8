package io.chatflow.platform.idempotency;

import io.chatflow.platform.ids.TenantId;

/// One request under its key. `route` is method and path; `bodyHash` a keyed hash of what the controller understood of
/// the body, so that spaces and unknown fields make no other request.
record KeyedRequest(TenantId tenant, String caller, String route, String key, byte[] bodyHash) {

    /// The name of the lock that is held while the request is worked on.
    String lockName() {
        return String.join("\n", tenant.text(), caller, route, key);
    }
}
