package io.chatflow.notifications;

/// Why somebody is told: the shopper wrote, waits for a person, the conversation was given to them, or they tried it
/// out.
enum Reason {
    message,
    waiting,
    assigned,
    test
}
