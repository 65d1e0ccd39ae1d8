/// Tells staff while their panel is closed, by Web Push (RFC 8030): keeps their devices, delivers, and remembers what
/// became of it. Composes over conversations and contacts; nobody uses it. Owns push_key, push_device, push_delivery.
package io.chatflow.notifications;
