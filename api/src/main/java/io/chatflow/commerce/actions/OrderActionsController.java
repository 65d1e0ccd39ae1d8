package io.chatflow.commerce.actions;

import io.chatflow.commerce.Money;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// What staff have a shop do to an order. Each gives an operation, which is done soon after, or waits for
/// somebody who may agree to it: see `GET /commerce/operations/{id}`.
@Controller("/api/v1/commerce/orders/{externalId}")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class OrderActionsController {

    private static final Limit ACTIONS = Limit.perMinute("shop-actions", 60);

    private final OrderWishes wishes;
    private final Operations operations;
    private final Limits limits;

    OrderActionsController(OrderWishes wishes, Operations operations, Limits limits) {
        this.wishes = wishes;
        this.operations = operations;
        this.limits = limits;
    }

    /// `viaGateway` (true by default) has the payment provider give the money back; false only records it.
    @Introspected
    record NewRefund(
            @NotNull SiteId siteId,
            @NotNull Money amount,
            @Nullable @Size(max = 500) String reason,
            @Nullable Boolean viaGateway,
            @Nullable ConversationRef conversationId) {}

    @Introspected
    record NewCancellation(@NotNull SiteId siteId, @Nullable ConversationRef conversationId) {}

    /// A note to the customer is mailed to her by the shop.
    @Introspected
    record NewOrderNote(
            @NotNull SiteId siteId,
            @NotBlank @Size(max = 4_000) String text,
            @Nullable Boolean toCustomer,
            @Nullable ConversationRef conversationId) {}

    /// Gives money back, in the order's currency and no more than is left of it.
    @Post("/refunds")
    @Status(HttpStatus.CREATED)
    @Idempotent
    // With the check of what is left: two who refund at once count each other.
    @Transactional
    OperationView refund(StaffCaller staff, String externalId, @Valid @Body NewRefund body) {
        limits.check(ACTIONS, staff.staff().text());
        return operations.request(staff, wishes.refund(staff.tenant(), externalId, body));
    }

    /// Cancels an order that is not sent yet. `order_not_cancellable` (409) otherwise. It gives no money
    /// back.
    @Post("/cancellation")
    @Status(HttpStatus.CREATED)
    @Idempotent
    OperationView cancel(StaffCaller staff, String externalId, @Valid @Body NewCancellation body) {
        limits.check(ACTIONS, staff.staff().text());
        return operations.request(staff, wishes.cancellation(staff.tenant(), externalId, body));
    }

    /// Writes a note to the order in the shop.
    @Post("/notes")
    @Status(HttpStatus.CREATED)
    @Idempotent
    OperationView note(StaffCaller staff, String externalId, @Valid @Body NewOrderNote body) {
        limits.check(ACTIONS, staff.staff().text());
        return operations.request(staff, wishes.note(staff.tenant(), externalId, body));
    }
}
