package io.chatflow.commerce.actions;

import io.chatflow.commerce.Money;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import java.util.UUID;

/// What somebody of the staff wants a shop to do, checked against what we know of it. `needs` is the least
/// role that may decide it alone.
record Wish(
        SiteId site,
        OperationKind kind,
        @Nullable String order,
        @Nullable UUID contact,
        @Nullable UUID conversation,
        @Nullable Money amount,
        Map<String, Object> details,
        Role needs) {}
