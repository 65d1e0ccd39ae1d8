package io.chatflow.identity;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;

/// A person no longer works for the tenant.
public record StaffDeactivated(TenantId tenant, StaffId staff) {}
