package io.chatflow.identity;

import io.chatflow.platform.idempotency.KeyOwner;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffId;
import java.time.Instant;
import java.util.UUID;

/// A person of staff at work for one tenant. `session` is the family of refresh tokens that the access token came from.
public record StaffCaller(TenantId tenant, StaffId staff, Role role, UUID session, Instant expiresAt)
        implements Caller, KeyOwner {
    @Override
    public String keyOwner() {
        return staff.text();
    }
}
