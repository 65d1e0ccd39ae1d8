package io.chatflow.routing.agents;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.routing.AgentStatus;
import io.chatflow.tenants.StaffId;

/// An agent said how they are available (`before` differs from `now`), or may take more or fewer conversations.
/// Published inside the transaction.
public record AgentChanged(TenantId tenant, StaffId agent, AgentStatus before, AgentStatus now) {}
