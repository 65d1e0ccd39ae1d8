package io.chatflow.commerce.actions;

import io.chatflow.commerce.Money;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The row. `details` is what the shop is told, by kind: `reason` and `viaGateway`; `text` and `toCustomer`;
/// `code`, `percent`, `expires` and `email`. `orderFollows`: it is done at the shop, and our copy of the order does not
/// show it yet.
@MappedEntity("commerce_operation")
record Operation(
        UUID tenantId,
        @Id UUID id,
        UUID siteId,
        OperationKind kind,
        @Nullable String orderId,
        @Nullable UUID contactId,
        @Nullable UUID conversationId,
        OperationState state,
        Role needs,
        @Nullable Long amountMinor,
        @Nullable String currency,
        @TypeDef(type = DataType.JSON) Map<String, Object> details,
        @Nullable String reference,
        @Nullable String error,
        int attempts,
        int looks,
        boolean orderFollows,
        UUID requestedBy,
        @Nullable UUID decidedBy,
        Instant createdAt,
        Instant updatedAt) {

    TenantId tenant() {
        return new TenantId(tenantId);
    }

    OperationId operation() {
        return new OperationId(id);
    }

    SiteId site() {
        return new SiteId(siteId);
    }

    StaffId requester() {
        return new StaffId(requestedBy);
    }

    @Nullable
    Money amount() {
        return amountMinor == null || currency == null ? null : new Money(amountMinor, currency);
    }

    String detail(String name) {
        var value = details.get(name);
        return value == null ? "" : value.toString();
    }
}
