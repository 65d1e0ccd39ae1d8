package io.chatflow.notifications;

/// What became of a notification. `waiting`: not yet taken, and tried again. `sent`: the push service took it.
/// `expired`: the browser no longer wants it, and was forgotten. `refused`: the push service said no for good.
/// `failed`: nobody took it in time. `dropped`: there was nothing to say, or nobody to say it to, any more.
enum DeliveryStatus {
    waiting,
    sent,
    expired,
    refused,
    failed,
    dropped
}
