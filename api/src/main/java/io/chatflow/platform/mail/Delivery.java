package io.chatflow.platform.mail;

/// What became of one try to deliver.
sealed interface Delivery {

    record Taken() implements Delivery {}

    /// Not now: no connection, or a reply of the 4xx class. `reason` names no address.
    record Deferred(String reason) implements Delivery {}

    /// Never: a reply of the 5xx class.
    record Refused(int replyCode) implements Delivery {}
}
