package io.chatflow.commerce.actions;

import io.chatflow.commerce.OperationChanged;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;

/// What others hear of an operation.
final class OperationTold {

    private OperationTold() {}

    static OperationChanged of(Operation operation, @Nullable StaffId by) {
        return new OperationChanged(
                operation.tenant(),
                operation.operation().text(),
                operation.kind().name(),
                operation.state().name(),
                operation.orderId(),
                operation.amount(),
                operation.conversationId(),
                operation.orderFollows(),
                by);
    }
}
