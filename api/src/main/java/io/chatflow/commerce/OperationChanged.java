package io.chatflow.commerce;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/// Something that staff wanted of a shop was asked for, decided or done: published inside the transaction.
/// `by` is null when the shop has answered. `conversation` is where it was asked for, if anywhere.
/// `orderFollows`: it is done at the shop, and our copy of the order does not show it yet.
public record OperationChanged(
        TenantId tenant,
        String operation,
        String kind,
        String state,
        @Nullable String order,
        @Nullable Money amount,
        @Nullable UUID conversation,
        boolean orderFollows,
        @Nullable StaffId by) {}
