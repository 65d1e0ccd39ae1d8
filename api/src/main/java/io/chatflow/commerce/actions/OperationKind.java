package io.chatflow.commerce.actions;

enum OperationKind {
    refund,
    cancellation,
    note,
    coupon
}
