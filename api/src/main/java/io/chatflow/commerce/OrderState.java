package io.chatflow.commerce;

/// How far an order is, whatever words its shop has for it.
public enum OrderState {
    pending,
    processing,
    on_hold,
    shipped,
    delivered,
    completed,
    cancelled,
    refunded,
    failed
}
