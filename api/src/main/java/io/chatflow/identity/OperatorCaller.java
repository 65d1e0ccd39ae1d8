package io.chatflow.identity;

import io.chatflow.tenants.StaffId;
import java.time.Instant;
import java.util.UUID;

/// The platform's operator: runs the platform, belongs to no tenant, reads no conversation.
public record OperatorCaller(StaffId staff, UUID session, Instant expiresAt) implements Caller {}
