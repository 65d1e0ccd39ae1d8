package io.chatflow.identity;

import io.chatflow.platform.idempotency.KeyOwner;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import java.time.Instant;
import java.util.UUID;

/// The platform's operator: runs the platform, belongs to no tenant, reads no conversation.
public record OperatorCaller(StaffId staff, UUID session, Instant expiresAt) implements Caller, KeyOwner {

    /// Under which the platform's own keys are kept; no tenant has this id.
    public static final TenantId PLATFORM = new TenantId(new UUID(0, 0));

    @Override
    public TenantId tenant() {
        return PLATFORM;
    }

    @Override
    public String keyOwner() {
        return staff.text();
    }
}
