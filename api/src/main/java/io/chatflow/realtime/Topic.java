package io.chatflow.realtime;

import io.chatflow.platform.ids.TenantId;

/// Something of a tenant that sockets may follow.
public record Topic(TenantId tenant, String name) {}
