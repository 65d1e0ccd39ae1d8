package io.chatflow.assistant.builtin;

/// What a message wants, as the cue files name it. The order is that of urgency: of two that are meant, the first
/// decides.
enum Intent {
    safety,
    abuse,
    emergency,
    legal,
    person,
    anger,
    order_change,
    damaged,
    refund_state,
    order_list,
    order_details,
    order_status,
    cart,
    goes_with,
    similar,
    recommendation,
    product,
    greeting,
    thanks,
    goodbye,
    capabilities,
    acknowledged,
    yes,
    no
}
