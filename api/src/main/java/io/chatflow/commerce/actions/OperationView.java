package io.chatflow.commerce.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.commerce.Money;
import io.chatflow.identity.ContactId;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// One thing that a shop was asked to do. `needs` is the least role that may agree to it; `reference` the
/// shop's id of what it made, or a coupon's code; `error` the shop's own words. A coupon is for `contactId`,
/// of an `amount` or of `percent`; `conversationId` is where it was asked for. `orderFollows`: it is
/// done at the shop, and our copy of the order does not show it yet; it is asked for until it does.
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperationView(
        OperationId id,
        SiteId siteId,
        OperationKind kind,
        OperationState state,
        @Nullable String orderId,
        @Nullable ContactId contactId,
        @Nullable ConversationRef conversationId,
        @Nullable Money amount,
        @Nullable Integer percent,
        Role needs,
        StaffId requestedBy,
        @Nullable StaffId decidedBy,
        @Nullable String reference,
        @Nullable String error,
        @Nullable Boolean orderFollows,
        Instant createdAt,
        Instant updatedAt) {

    static OperationView of(Operation operation) {
        return new OperationView(
                operation.operation(),
                operation.site(),
                operation.kind(),
                operation.state(),
                operation.orderId(),
                operation.contactId() == null ? null : new ContactId(operation.contactId()),
                operation.conversationId() == null ? null : new ConversationRef(operation.conversationId()),
                operation.amount(),
                operation.detail("percent").isEmpty() ? null : Integer.valueOf(operation.detail("percent")),
                operation.needs(),
                operation.requester(),
                operation.decidedBy() == null ? null : new StaffId(operation.decidedBy()),
                operation.reference(),
                operation.error(),
                operation.orderFollows() ? Boolean.TRUE : null,
                operation.createdAt(),
                operation.updatedAt());
    }
}
